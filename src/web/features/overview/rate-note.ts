import type { RateChangeView } from '#contract/reports.ts';
import { percentText, pointsText } from '#web/format/percent.ts';

/** "94.5%"; "none" where there is nothing to take a share of. */
export function rateText({ now }: RateChangeView): string {
  return now === null ? 'none' : percentText(now.part, now.of);
}

/** "+0.4 points, was 94.1%": against the period before. */
export function rateNote({ now, before }: RateChangeView): string {
  if (before === null) return 'nothing to hold it against';
  const was = percentText(before.part, before.of);
  return now === null ? `was ${was}` : `${pointsText(now, before)}, was ${was}`;
}
