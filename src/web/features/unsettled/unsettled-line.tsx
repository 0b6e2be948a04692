import { linkOptions } from '@tanstack/react-router';
import { memo } from 'react';
import type { UnsettledRow } from '#contract/settlement.ts';
import { transactionDetailQuery } from '#web/api/transaction-queries.ts';
import { NameCell } from '#web/common/list/ledger-cells.tsx';
import ledger from '#web/common/list/ledger-table.module.css';
import { useRest } from '#web/common/list/use-rest.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { fullMoment, shortMoment } from '#web/format/date.ts';
import { countOf } from '#web/format/money.ts';
import { gatewayName } from '#web/format/names.ts';
import { Amount } from '#web/ui/amount.tsx';
import type { StatusView } from '#web/ui/status.tsx';
import { Status } from '#web/ui/status.tsx';

interface UnsettledLineProps {
  readonly row: UnsettledRow;
  /** The row is of the books of a moment, not of now. */
  readonly isPast: boolean;
}

/** One payment whose money is in no payout. Its order is the link and covers the row; resting on it reads it ahead. */
export const UnsettledLine = memo(function UnsettledLine({ row, isPast }: UnsettledLineProps) {
  const { transaction, captured_at, amount } = row;
  const rest = useRest((client) => client.query(transactionDetailQuery(transaction.id)));
  const zone = useZone();
  const now = useNow();
  const at = Date.parse(captured_at);
  const gateway = transaction.gateways.at(-1);
  return (
    <tr role="row" className={ledger.row} {...rest}>
      <td role="cell" className={`${ledger.quiet} ${ledger.wide}`}>
        <time dateTime={captured_at} title={fullMoment(zone, at)}>
          {shortMoment(zone, at, now)}
        </time>
      </td>
      <NameCell
        id={transaction.id}
        link={linkOptions({ to: '/transactions/$transactionId', params: { transactionId: transaction.id } })}
      >
        {transaction.name || transaction.id}
      </NameCell>
      <td role="cell" className={`${ledger.clip} ${ledger.text} ${ledger.wide}`}>
        {transaction.customer?.name ?? transaction.customer?.email ?? (
          <span className={ledger.faint}>Guest</span>
        )}
      </td>
      <td role="cell" className={`${ledger.quiet} ${ledger.belowEnd}`}>
        {gateway !== undefined && gatewayName(gateway)}
      </td>
      <td role="cell" className={`${ledger.below} ${ledger.longText}`}>
        <Status status={ageStatus(row, isPast)} />
      </td>
      <td role="cell" className={`${ledger.end} ${ledger.leadEnd}`}>
        <Amount value={amount} currency={transaction.currency} aligned />
      </td>
    </tr>
  );
});

/** How long it waits, and whether that is longer than its PSP takes. */
function ageStatus({ days, is_late, amount }: UnsettledRow, isPast: boolean): StatusView {
  if (amount.startsWith('-')) return { mark: 'refunded', tone: 'back', word: 'Owed back', detail: null };
  const word = isPast ? waited(days) : days === 0 ? 'Today' : `${countOf(days, 'day')} ago`;
  if (is_late === true) return { mark: 'expiring', tone: 'warn', word, detail: 'late' };
  return { mark: 'pending', tone: 'off', word, detail: is_late === null ? 'not known if late' : null };
}

function waited(days: number): string {
  return days === 0 ? 'Less than a day' : countOf(days, 'day');
}
