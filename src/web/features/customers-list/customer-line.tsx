import { linkOptions } from '@tanstack/react-router';
import { memo } from 'react';
import type { CustomerRow } from '#contract/customer.ts';
import { customerDetailQuery } from '#web/api/customer-queries.ts';
import { Highlight } from '#web/common/list/highlight.tsx';
import { useRest } from '#web/common/list/use-rest.ts';
import { CreatedCell, NameCell } from '#web/common/list/ledger-cells.tsx';
import ledger from '#web/common/list/ledger-table.module.css';
import { countText } from '#web/format/money.ts';
import { countryName } from '#web/format/words.ts';

interface CustomerLineProps {
  readonly row: CustomerRow;
  readonly q: string | undefined;
}

/** One customer. The name is the link and covers the row; resting on it reads the customer ahead. */
export const CustomerLine = memo(function CustomerLine({ row, q }: CustomerLineProps) {
  const rest = useRest((client) => client.query(customerDetailQuery(row.id)));
  return (
    <tr role="row" className={ledger.row} {...rest}>
      <CreatedCell at={row.created_at} />
      <NameCell
        id={row.id}
        link={linkOptions({ to: '/customers/$customerId', params: { customerId: row.id } })}
      >
        <Highlight text={row.name ?? row.email ?? row.id} q={q} />
      </NameCell>
      <td role="cell" className={`${ledger.clip} ${ledger.longText} ${ledger.quiet} ${ledger.below}`}>
        {row.email !== null && <Highlight text={row.email} q={q} />}
      </td>
      <td role="cell" className={`${ledger.quiet} ${ledger.belowEnd}`}>
        {row.country_code !== null && countryName(row.country_code)}
      </td>
      <td role="cell" className={`${ledger.quiet} ${ledger.wide}`}>
        {row.currency}
      </td>
      <td role="cell" className={`${ledger.end} ${ledger.leadEnd}`}>
        {row.transactions_count === null ? '' : countText(row.transactions_count)}
      </td>
    </tr>
  );
});
