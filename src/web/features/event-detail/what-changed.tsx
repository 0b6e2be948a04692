import type { EventDetail } from '#contract/event.ts';
import folds from '#web/common/detail/fold.module.css';
import { countOf } from '#web/format/money.ts';
import { currencyAt, groupChanges } from './event-data.ts';
import type { ChangeGroup, Data, FieldChange } from './event-data.ts';
import styles from './event-page.module.css';
import { FieldValue } from './field-value.tsx';

/** What differs from the event before about the same object: its own fields in sight, those of its parts folded. */
export function WhatChanged({ event }: { readonly event: EventDetail }) {
  const groups = groupChanges(event.changes ?? []);
  return (
    <section aria-labelledby="what-changed">
      <h2 id="what-changed">What changed</h2>
      {groups.length === 0 && <p className={styles.words}>{noChanges(event)}</p>}
      {groups.map((group) =>
        group.title === null ? (
          <ChangeTable key="" changes={group.changes} data={event.data} label="Fields that changed" />
        ) : (
          <Folded key={group.title} title={group.title} group={group} data={event.data} />
        ),
      )}
    </section>
  );
}

function noChanges({ object_id, before, changes, events_complete }: EventDetail): string {
  if (object_id === null) return 'This event names no object that could be compared.';
  if (changes !== null) return 'Nothing in the object differs from the event before.';
  if (before !== null) return 'The event before could not be read, so there is nothing to compare with.';
  return events_complete
    ? 'This is the first event about this object that ProcessOut lists.'
    : 'No earlier event about this object is indexed yet; older ones follow.';
}

const KIND_WORDS = { new: ', new', gone: ', gone', changed: '' } as const;

interface FoldedProps {
  readonly title: string;
  readonly group: ChangeGroup;
  readonly data: Data;
}

function Folded({ title, group: { kind, changes }, data }: FoldedProps) {
  return (
    <details className={folds.fold}>
      <summary>
        {title}
        {KIND_WORDS[kind]} <span className={styles.count}>{countOf(changes.length, 'field')}</span>
      </summary>
      <ChangeTable changes={changes} data={data} label={`Fields of ${title}`} />
    </details>
  );
}

interface ChangeTableProps {
  readonly changes: readonly FieldChange[];
  readonly data: Data;
  readonly label: string;
}

function ChangeTable({ changes, data, label }: ChangeTableProps) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, label: field, before, after }) => {
            const name = path.at(-1) ?? '';
            const currency = currencyAt(data, path);
            return (
              <tr key={path.join(' ')}>
                <th scope="row">{field}</th>
                <td className={styles.before}>
                  <FieldValue name={name} value={before} currency={currency} />
                </td>
                <td>
                  <FieldValue name={name} value={after} currency={currency} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
