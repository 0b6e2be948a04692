import { useQuery } from '@tanstack/react-query';
import type { EventRow } from '#contract/event.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { objectEventsQuery } from '#web/api/event-queries.ts';
import { notesQuery } from '#web/api/note-queries.ts';
import { settlementQuery } from '#web/api/settlement-queries.ts';
import { zoneCity, zoneOffset } from '#web/format/zone.ts';
import { Mark } from '#web/ui/mark.tsx';
import text from '#web/ui/text.module.css';
import { withNotes } from '../story/note-rows.ts';
import { rowEvents } from '../story/row-events.ts';
import type { TimelineGroup } from '../story/rows.ts';
import { timeline } from '../story/timeline.ts';
import { isMoney } from '../story/voice.ts';
import type { Telling } from '../story/voice.ts';
import { AddNote } from '#web/common/notes/add-note.tsx';
import { EntriesUnread } from '#web/common/detail/entries-unread.tsx';
import section from '#web/common/detail/section.module.css';
import { TimelineLine } from './timeline-line.tsx';
import styles from './timeline.module.css';

interface TimelineViewProps {
  readonly detail: TransactionDetail;
  readonly telling: Telling;
}

/** What happened, as a ledger: oldest first, one group per PSP attempt, with the running available money. */
export function TimelineView({ detail, telling }: TimelineViewProps) {
  // It comes later than the rest, and the rest stands without it.
  const { data: settlement } = useQuery({
    ...settlementQuery(detail.id),
    enabled: isMoney(detail.captured_amount, detail.currency),
  });
  const notes = useQuery(notesQuery(detail.id));
  const payment = timeline(detail, telling, settlement);
  const groups = withNotes(payment, notes.data ?? [], telling);
  const { data: named } = useQuery(objectEventsQuery(detail.id));
  const events = rowEvents(payment, detail, named?.events ?? []);
  return (
    <section aria-labelledby="what-happened">
      <div className={section.head}>
        <h2 id="what-happened">What happened</h2>
        <span>{`${zoneCity(telling.zone)} time, ${zoneOffset(telling.zone, telling.now)}`}</span>
      </div>
      {groups.length === 0 && <p className={text.muted}>Nothing yet: no payment was placed.</p>}
      {groups.length > 0 && (
        <table className={styles.ledger} role="table" aria-label="What happened, oldest first">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col" className={styles.mark}>
                <span className={text.hidden}>Result</span>
              </th>
              <th role="columnheader" scope="col" className={styles.time}>
                Time
              </th>
              <th role="columnheader" scope="col">
                Event
              </th>
              <th role="columnheader" scope="col" className={styles.number}>
                Movement
              </th>
              <th role="columnheader" scope="col" className={styles.number}>
                Available
              </th>
            </tr>
          </thead>
          {groups.map((group) => (
            <Group key={group.key} group={group} events={events} detail={detail} telling={telling} />
          ))}
        </table>
      )}
      {notes.error && !notes.data && <EntriesUnread what="The notes" onRetry={() => void notes.refetch()} />}
      <AddNote objectId={detail.id} />
    </section>
  );
}

interface GroupProps {
  readonly group: TimelineGroup;
  /** The event that told of a row, by the row's id. */
  readonly events: ReadonlyMap<string, EventRow>;
  readonly detail: TransactionDetail;
  readonly telling: Telling;
}

function Group({ group, events, detail, telling }: GroupProps) {
  return (
    <tbody role="rowgroup" className={group.failed ? styles.failed : undefined}>
      <tr className={styles.group} role="row">
        <th role="rowheader" scope="rowgroup" colSpan={5}>
          <div className={styles.title}>
            <strong>{group.title}</strong>
            {group.outcome && (
              <span className={styles.outcome}>
                <Mark name={group.outcome.mark} tone={group.outcome.tone} />
                {group.outcome.word}
              </span>
            )}
            <span className={styles.span}>{group.span}</span>
          </div>
        </th>
      </tr>
      {group.rows.map((row) => (
        <TimelineLine
          key={row.id}
          row={row}
          event={events.get(row.id)}
          pace={group.pace}
          detail={detail}
          telling={telling}
        />
      ))}
    </tbody>
  );
}
