import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { CustomerRow } from '#contract/customer.ts';
import { customerDetailQuery } from '#web/api/customer-queries.ts';
import { Highlight } from '#web/common/list/highlight.tsx';
import { useRest } from '#web/common/list/use-rest.ts';
import ledger from '#web/common/list/ledger-table.module.css';
import { useZone } from '#web/common/preferences.ts';
import { fullMoment, timeOfDay } from '#web/format/date.ts';
import { countText } from '#web/format/money.ts';
import { countryName } from '#web/format/words.ts';

interface CustomerLineProps {
  readonly row: CustomerRow;
  readonly q: string | undefined;
}

/** One customer. The name is the link and covers the row; resting on it reads the customer ahead. */
export const CustomerLine = memo(function CustomerLine({ row, q }: CustomerLineProps) {
  const rest = useRest((client) => client.query(customerDetailQuery(row.id)));
  const zone = useZone();
  const at = Date.parse(row.created_at);
  return (
    <tr role="row" className={ledger.row} {...rest}>
      <td role="cell" className={`${ledger.quiet} ${ledger.wide}`}>
        <time dateTime={row.created_at} title={fullMoment(zone, at)}>
          {timeOfDay(zone, at)}
        </time>
      </td>
      <td role="cell" className={`${ledger.name} ${ledger.lead}`}>
        <Link
          to="/customers/$customerId"
          params={{ customerId: row.id }}
          className={ledger.link}
          data-row-link={row.id}
        >
          <Highlight text={row.name ?? row.email ?? row.id} q={q} />
        </Link>
      </td>
      <td role="cell" className={`${ledger.clip} ${ledger.quiet} ${ledger.below}`}>
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
