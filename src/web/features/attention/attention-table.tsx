import { Link } from '@tanstack/react-router';
import type { AttentionGroup } from '#contract/attention.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { Amount } from '#web/ui/amount.tsx';
import cards from '#web/ui/card-rows.module.css';
import { Icon } from '#web/ui/icon.tsx';
import { Mark } from '#web/ui/mark.tsx';
import { attentionWords, paymentsOf } from './attention-words.ts';
import styles from './attention-table.module.css';

/** One line per kind: what it is, what is at stake in each currency, since when, and the way to its payments. */
export function AttentionTable({ groups }: { readonly groups: readonly AttentionGroup[] }) {
  const now = useNow();
  const zone = useZone();
  return (
    <table className={`${cards.table} ${styles.table}`}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" className={styles.number}>
            At stake
          </th>
          <th scope="col">When</th>
          <th scope="col">
            <span className={styles.hidden}>Where to</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Row key={group.kind} group={group} now={now} zone={zone} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  group,
  now,
  zone,
}: {
  readonly group: AttentionGroup;
  readonly now: number;
  readonly zone: string;
}) {
  const { mark, tone, title, meaning, when, act } = attentionWords(group, now, zone);
  return (
    <tr className={styles.row}>
      <td className={styles.what}>
        <div className={styles.told}>
          <Mark name={mark} tone={tone} />
          <div>
            <strong>{title}</strong>
            <p>{meaning}</p>
          </div>
        </div>
      </td>
      <td className={styles.number}>
        {group.stakes.map(({ currency, amount }) => (
          <span key={currency} className={styles.stake}>
            <Amount value={amount} currency={currency} aligned />
          </span>
        ))}
      </td>
      <td className={when?.urgent ? styles.urgent : styles.when}>{when?.text}</td>
      <td className={styles.act}>
        <WayTo group={group} act={act} title={title} />
      </td>
    </tr>
  );
}

/** Of one payment there is nothing to choose from: its own page is the next step. A card is not mended there. */
function WayTo({
  group,
  act,
  title,
}: {
  readonly group: AttentionGroup;
  readonly act: string;
  readonly title: string;
}) {
  const [only, second] = paymentsOf(group);
  const label = `${act}: ${title}`;
  const words = (
    <>
      {act}
      <Icon name="right" />
    </>
  );
  return only && !second && group.kind !== 'expiring_card' ? (
    <Link to="/transactions/$transactionId" params={{ transactionId: only }} aria-label={label}>
      {words}
    </Link>
  ) : (
    <Link to="/attention/$kind" params={{ kind: group.kind }} aria-label={label}>
      {words}
    </Link>
  );
}
