import type { EventRow } from '#contract/event.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { eventOfStep } from '#domain/event-of-step.ts';
import type { TimelineGroup } from './rows.ts';

/** The event that told of each row, by the row's id. A late answer is a row of the step that it answers. */
export function rowEvents(
  groups: readonly TimelineGroup[],
  { attempts, aftermath }: TransactionDetail,
  events: readonly EventRow[],
): ReadonlyMap<string, EventRow> {
  const steps = [...attempts.flatMap((attempt) => attempt.steps), ...aftermath];
  const kinds = new Map(
    steps.flatMap(({ id, kind }) => [[id, kind] as const, [`${id}-answer`, kind] as const]),
  );
  const told = new Map<string, EventRow>();
  for (const { id, at } of groups.flatMap(({ rows }) => rows)) {
    const event = eventOfStep(kinds.get(id) ?? 'other', at, events);
    if (event) told.set(id, event);
  }
  return told;
}
