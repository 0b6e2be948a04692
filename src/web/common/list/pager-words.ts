import type { Coverage } from '#contract/page.ts';
import { duration } from '#web/format/date.ts';
import { countOf, countText } from '#web/format/money.ts';
import type { ListPlace } from './list-place.ts';

interface Extent {
  /** What the rows are, one of them: "payment". */
  readonly noun: string;
  readonly search: ListPlace;
  readonly isFiltered: boolean;
  /** How many there are in all, where that is known. */
  readonly total: number | null | undefined;
}

/** "1–25 of 600 matching" on the first page; on another one, which has no number, how many rows it has. */
export function extentWords({ search, isFiltered, noun, total }: Extent, count: number): string {
  const onTop = search.start_after === undefined && search.end_before === undefined;
  // A number from before more was indexed is not the whole.
  const of = total == null || total < count ? '' : ` of ${countText(total)}`;
  const what = isFiltered ? ' matching' : '';
  if (count === 0) return `No ${noun}s`;
  return onTop ? `1\u2013${countText(count)}${of}${what}` : `${countOf(count, noun)}${of}${what}`;
}

/** How much of the whole was searched, and how old that knowledge is at `now` (epoch milliseconds). */
export function coverageWords(coverage: Coverage, noun: string, now: number): string {
  if (!coverage.complete) {
    const of = coverage.upstream_total === null ? '' : ` of ${countText(coverage.upstream_total)}`;
    return `${countText(coverage.indexed)}${of} indexed, newest first; older ones follow`;
  }
  const age = coverage.as_of === null ? null : now - Date.parse(coverage.as_of);
  const old = age === null ? '' : `; index is ${duration(Math.max(age, 1000))} old`;
  return `Searched all ${countOf(coverage.indexed, noun)}${old}`;
}
