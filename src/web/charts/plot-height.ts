import type { ChartKind } from './chart-data.ts';

const COLUMNS = 224;
const ROW = 36;
const SCALE = 28;
/** As many things as are expected while nobody knows. */
const EXPECTED = 5;

/** The pixels that a drawing takes, known before it is loaded, so that nothing moves when it comes. */
export function plotHeight(kind: ChartKind, points: number | null): number {
  if (kind === 'columns') return COLUMNS;
  return (points ?? EXPECTED) * ROW + (kind === 'dots' ? SCALE : 0);
}
