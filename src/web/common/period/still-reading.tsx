import type { Coverage } from '#contract/page.ts';
import { countText } from '#web/format/money.ts';
import { Notice } from '#web/ui/notice.tsx';

interface StillReadingProps {
  readonly complete: boolean;
  readonly coverage: Coverage;
}

/** Numbers that may still grow say so, so that no part ever looks like the whole. */
export function StillReading({ complete, coverage: { indexed, upstream_total: total } }: StillReadingProps) {
  if (complete) return null;
  const of = total === null ? '' : ` of ${countText(total)}`;
  return (
    <Notice tone="info" title="These numbers are not complete yet">
      {`${countText(indexed)}${of} payments were read so far, newest first. What is shown grows by itself.`}
    </Notice>
  );
}
