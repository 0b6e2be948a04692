import { Link } from '@tanstack/react-router';
import type { PayoutItem } from '#contract/payout-detail.ts';
import ledger from '#web/common/list/ledger-table.module.css';
import { fullMoment, shortDay } from '#web/format/date.ts';
import { Status } from '#web/ui/status.tsx';
import { ITEM_TYPE_VIEWS } from '../story/part-words.ts';
import type { Telling } from '../story/payout-lead.ts';
import { Figure } from './figure.tsx';
import styles from './items.module.css';

interface ItemLineProps {
  readonly item: PayoutItem;
  /** The payout's. */
  readonly currency: string;
  readonly telling: Telling;
}

/** One row of the payout. Its payment is the link and covers the row. */
export function ItemLine({ item, currency, telling: { zone, now } }: ItemLineProps) {
  const at = Date.parse(item.created_at);
  return (
    <tr role="row" className={ledger.row}>
      <td role="cell" className={`${ledger.quiet} ${ledger.wide}`}>
        <time dateTime={item.created_at} title={fullMoment(zone, at)}>
          {shortDay(zone, at, now)}
        </time>
      </td>
      <td role="cell" className={ledger.below}>
        <Status status={{ ...ITEM_TYPE_VIEWS[item.type], detail: null }} />
      </td>
      <td role="cell" className={`${styles.payment} ${ledger.lead}`}>
        <Payment item={item} />
      </td>
      <td role="cell" className={`${ledger.quiet} ${styles.who} ${ledger.belowEnd}`}>
        {whoOf(item, currency) ?? <span className={ledger.faint}>Guest</span>}
      </td>
      <td role="cell" className={`${ledger.end} ${ledger.wide}`}>
        <Figure value={item.amount} currency={currency} />
      </td>
      <td role="cell" className={`${ledger.end} ${ledger.wide}`}>
        <Figure value={item.fees} currency={currency} />
      </td>
      <td role="cell" className={`${ledger.end} ${ledger.leadEnd}`}>
        <Figure value={item.net} currency={currency} />
      </td>
    </tr>
  );
}

/** The payment's name as a link; for a row of none, what the PSP says of it. */
function Payment({ item: { transaction, metadata } }: Pick<ItemLineProps, 'item'>) {
  if (transaction?.known)
    return (
      <Link
        to="/transactions/$transactionId"
        params={{ transactionId: transaction.id }}
        className={ledger.link}
        data-row-link={transaction.id}
      >
        {transaction.name ?? transaction.id}
      </Link>
    );
  const said = Object.values(metadata).join(', ');
  if (transaction) return <span className={ledger.quiet}>{`${transaction.id}, not here`}</span>;
  return said === '' ? <span className={ledger.faint}>No payment here</span> : said;
}

/** The customer, with "paid in SEK" where the PSP converted it; the PSP's reference where there is no payment. */
function whoOf({ transaction, gateway_resource_id }: PayoutItem, currency: string): string | null {
  if (!transaction?.known) return gateway_resource_id ?? '';
  const own = transaction.currency;
  const converted = own !== null && own !== currency ? `paid in ${own}` : null;
  return [transaction.customer, converted].filter(Boolean).join(', ') || null;
}
