import { Link } from '@tanstack/react-router';
import type { Intent } from '#contract/intent.ts';
import styles from './group-screen.module.css';
import { leftWords } from './left-words.ts';

/** A payment that is not indexed yet: what was left of it to a person is known all the same. */
export function BareRow({ left }: { readonly left: readonly Intent[] }) {
  const id = left[0]?.transaction_id ?? '';
  return (
    <tr className={styles.row}>
      <td className={styles.order}>
        <Link to="/transactions/$transactionId" params={{ transactionId: id }}>
          Open the payment
        </Link>
      </td>
      <td className={styles.customer}>{left.map(leftWords).join(' ')}</td>
      <td className={styles.psp} />
      <td className={styles.status}>Not indexed yet</td>
      <td className={styles.number} />
    </tr>
  );
}
