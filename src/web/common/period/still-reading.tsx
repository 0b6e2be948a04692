import type { Coverage } from '#contract/page.ts';
import { countText } from '#web/format/money.ts';
import { Notice } from '#web/ui/notice.tsx';
import styles from './still-reading.module.css';

interface StillReadingProps {
  readonly complete: boolean;
  readonly coverage: Coverage;
}

/** Numbers that may still grow say so, so that no part ever looks like the whole. */
export function StillReading({ complete, coverage }: StillReadingProps) {
  if (complete) return null;
  return (
    <div className={styles.notice}>
      <Notice tone="info" title="These numbers are not complete yet">
        {`${readSoFar(coverage)} What is shown grows by itself.`}
      </Notice>
    </div>
  );
}

/** How much of everything a report could look at, while that is not all of it. */
export function readSoFar({ complete, indexed, upstream_total: total }: Coverage): string {
  if (complete) return 'All payments were read; payouts and what is in them are still being read.';
  const of = total === null ? '' : ` of ${countText(total)}`;
  return `${countText(indexed)}${of} payments were read so far, newest first.`;
}
