import { linkOptions } from '@tanstack/react-router';
import { memo } from 'react';
import type { InvoiceRow } from '#contract/invoice.ts';
import { invoiceState, isLinkExpired } from '#domain/invoice.ts';
import type { InvoiceState } from '#domain/invoice.ts';
import { invoiceDetailQuery } from '#web/api/invoice-queries.ts';
import { invoiceView } from '#web/common/invoice-state.ts';
import { Highlight } from '#web/common/list/highlight.tsx';
import { useRest } from '#web/common/list/use-rest.ts';
import { CreatedCell, NameCell } from '#web/common/list/ledger-cells.tsx';
import ledger from '#web/common/list/ledger-table.module.css';
import { useNow } from '#web/common/use-now.ts';
import { paymentWord } from '#web/common/transaction-status.ts';
import { Amount } from '#web/ui/amount.tsx';
import { Status } from '#web/ui/status.tsx';

interface InvoiceLineProps {
  readonly row: InvoiceRow;
  readonly q: string | undefined;
}

/** A link expires while the list is open, without anything being read again. */
function stateAt({ status, state, expires_at }: InvoiceRow, now: number): InvoiceState {
  return expires_at === null ? state : invoiceState(status, isLinkExpired(Date.parse(expires_at), now));
}

/** One invoice. Its name is the link and covers the row; resting on it reads the invoice ahead. */
export const InvoiceLine = memo(function InvoiceLine({ row, q }: InvoiceLineProps) {
  const rest = useRest((client) => client.query(invoiceDetailQuery(row.id)));
  const state = stateAt(row, useNow());
  const view = invoiceView({ ...row, state });
  const word = paymentWord(row);
  const saysMore = row.status !== 'waiting' && word !== view.word;
  return (
    <tr role="row" className={ledger.row} {...rest}>
      <CreatedCell at={row.created_at} />
      <NameCell id={row.id} link={linkOptions({ to: '/invoices/$invoiceId', params: { invoiceId: row.id } })}>
        <Highlight text={row.name} q={q} />
      </NameCell>
      <td role="cell" className={`${ledger.clip} ${ledger.text} ${ledger.belowEnd}`}>
        {row.customer ? (
          <Highlight text={row.customer.name ?? row.customer.email ?? row.customer.id} q={q} />
        ) : (
          <span className={ledger.faint}>Guest</span>
        )}
      </td>
      <td role="cell" className={`${ledger.below} ${ledger.longText}`}>
        <Status status={{ ...view, detail: saysMore ? word.toLowerCase() : null }} />
      </td>
      <td role="cell" className={`${ledger.end} ${ledger.leadEnd}`}>
        <Amount value={row.amount} currency={row.currency} aligned />
      </td>
    </tr>
  );
});
