import { Link } from '@tanstack/react-router';
import text from '#web/ui/text.module.css';

interface PayoutLinkProps {
  readonly id: string;
  readonly name: string;
  /** The payment that one comes from: the payout then shows its rows of that payment. */
  readonly transactionId?: string;
}

/** To a payout, by what people call it. */
export function PayoutLink({ id, name, transactionId }: PayoutLinkProps) {
  return (
    <Link
      to="/payouts/$payoutId"
      params={{ payoutId: id }}
      search={transactionId === undefined ? {} : { transaction_id: transactionId }}
      className={text.link}
    >
      {name}
    </Link>
  );
}
