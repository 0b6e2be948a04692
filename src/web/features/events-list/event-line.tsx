import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { EventRow } from '#contract/event.ts';
import { eventDetailQuery } from '#web/api/event-queries.ts';
import { eventView } from '#web/common/event-view.ts';
import { IdText } from '#web/common/id-text.tsx';
import { Highlight } from '#web/common/list/highlight.tsx';
import ledger from '#web/common/list/ledger-table.module.css';
import { useRest } from '#web/common/list/use-rest.ts';
import { useZone } from '#web/common/preferences.ts';
import { fullMoment, timeWithSeconds } from '#web/format/date.ts';
import { Mark } from '#web/ui/mark.tsx';
import text from '#web/ui/text.module.css';
import styles from './event-line.module.css';

interface EventLineProps {
  readonly row: EventRow;
  readonly q: string | undefined;
}

/** One event. What happened is the link and covers the row; the object that it is about has a link of its own. */
export const EventLine = memo(function EventLine({ row, q }: EventLineProps) {
  const rest = useRest((client) => client.query(eventDetailQuery(row.id)));
  const zone = useZone();
  const at = Date.parse(row.fired_at);
  const { word, mark, tone } = eventView(row.name);
  return (
    <tr role="row" className={`${ledger.row} ${styles.row}`} {...rest}>
      <td role="cell" className={`${ledger.quiet} ${ledger.leadEnd}`}>
        <time dateTime={row.fired_at} title={fullMoment(zone, at)}>
          {timeWithSeconds(zone, at)}
        </time>
      </td>
      <td role="cell" className={ledger.lead}>
        <span className={`${styles.what} ${ledger.name}`}>
          <Mark name={mark} tone={tone} />
          <Link
            to="/events/$eventId"
            params={{ eventId: row.id }}
            className={ledger.link}
            data-row-link={row.id}
          >
            {word}
          </Link>
        </span>
      </td>
      <td role="cell" className={`${ledger.quiet} ${ledger.text} ${ledger.wide}`}>
        <Highlight text={row.name} q={q} />
      </td>
      <td role="cell" className={`${text.id} ${ledger.longText} ${styles.object}`}>
        {row.object_id !== null && <IdText value={row.object_id} />}
      </td>
    </tr>
  );
});
