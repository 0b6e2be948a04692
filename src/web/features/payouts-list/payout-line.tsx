import { linkOptions } from '@tanstack/react-router';
import { memo } from 'react';
import type { PayoutRow } from '#contract/payout.ts';
import { settles } from '#domain/payout.ts';
import { payoutDetailQuery } from '#web/api/payout-queries.ts';
import { Highlight } from '#web/common/list/highlight.tsx';
import { CreatedCell, NameCell } from '#web/common/list/ledger-cells.tsx';
import ledger from '#web/common/list/ledger-table.module.css';
import { useRest } from '#web/common/list/use-rest.ts';
import { addsUp, BANK_MATCH_VIEWS, PAYOUT_STATUS_VIEWS, payoutName } from '#web/common/payout-status.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { gatewayName } from '#web/format/names.ts';
import { daySpan } from '#web/format/trail-time.ts';
import { Amount } from '#web/ui/amount.tsx';
import { Status } from '#web/ui/status.tsx';

interface PayoutLineProps {
  readonly row: PayoutRow;
  readonly q: string | undefined;
}

/** One payout. What the bank reads is the link and covers the row; resting on it reads the payout ahead. */
export const PayoutLine = memo(function PayoutLine({ row, q }: PayoutLineProps) {
  const rest = useRest((client) => client.query(payoutDetailQuery(row.id)));
  return (
    <tr role="row" className={ledger.row} {...rest}>
      <CreatedCell at={row.created_at} />
      <NameCell id={row.id} link={linkOptions({ to: '/payouts/$payoutId', params: { payoutId: row.id } })}>
        <Highlight text={payoutName(row)} q={q} />
      </NameCell>
      <td role="cell" className={`${ledger.quiet} ${ledger.wide} ${ledger.spare}`}>
        {row.gateway === null ? (
          <span className={ledger.faint}>Not known yet</span>
        ) : (
          gatewayName(row.gateway)
        )}
      </td>
      <td role="cell" className={`${ledger.quiet} ${ledger.wide} ${ledger.spare}`}>
        <Period row={row} />
      </td>
      <td role="cell" className={ledger.below}>
        <Status status={{ ...PAYOUT_STATUS_VIEWS[row.status], detail: null }} />
      </td>
      <td role="cell" className={`${ledger.belowEnd} ${ledger.text}`}>
        <Status status={addsUp(row)} />
      </td>
      <td role="cell" className={`${ledger.wide} ${ledger.text}`}>
        <Status status={{ ...BANK_MATCH_VIEWS[row.bank_match], detail: row.bank_name }} />
      </td>
      <td role="cell" className={`${ledger.end} ${ledger.leadEnd}`}>
        <Amount value={row.amount} currency={row.currency} aligned struck={!settles(row.status)} />
      </td>
    </tr>
  );
});

/** From the first to the last of its items. */
function Period({ row: { period } }: { readonly row: PayoutRow }) {
  const zone = useZone();
  const now = useNow();
  return period && daySpan(zone, Date.parse(period.from), Date.parse(period.to), now);
}
