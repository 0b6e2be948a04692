/** How a series is told apart: by ink and by pattern, so that no colour has to be seen. */
export const FILLS = [
  'solid-1',
  'solid-2',
  'solid-3',
  'solid-4',
  'minus',
  'minus-lines',
  'minus-dots',
  'lines',
  'cross',
  'late',
] as const;
export type Fill = (typeof FILLS)[number];

export interface ChartSeries {
  readonly key: string;
  readonly name: string;
  readonly fill: Fill;
}

/** One mark. */
export interface ChartValue {
  /** The exact value as it is read: "13,400.00 EUR". */
  readonly text: string;
  /** Where the mark ends, for the pixels alone: never shown, never added up. */
  readonly size: number;
  /** The address of the rows behind the mark. */
  readonly href?: string | undefined;
  /** When this mark differs from its series: a day that is not over yet. */
  readonly fill?: Fill | undefined;
}

/** One place on the axis of things: a day, a PSP. */
export interface ChartPoint {
  readonly key: string;
  /** Short words at the axis. */
  readonly tick: string;
  /** The same in full, for the card and the table. */
  readonly title: string;
  /** The sum of what is drawn here, where it is one: at the end of the row, in the card and in the table. */
  readonly total?: string | undefined;
  readonly href?: string | undefined;
  /** By the key of the series; a series without a value here has no mark. */
  readonly values: Readonly<Record<string, ChartValue>>;
}

export interface ChartData {
  readonly series: readonly ChartSeries[];
  readonly points: readonly ChartPoint[];
  /** Marks that differ from their series, for the legend: "Today so far". */
  readonly also?: readonly Omit<ChartSeries, 'key'>[] | undefined;
  /** What a point is, as the head of the table's first column: "Day", "PSP". */
  readonly what: string;
  /** The head of the totals' column. */
  readonly total?: string | undefined;
}

/**
 * `columns` stand on a line of time, what is negative hangs below it; `rows` lie beside each other, one per thing, with
 * their total at the end; `dots` mark places on a scale.
 */
export type ChartKind = 'columns' | 'rows' | 'dots';

/** Words for the marks of the scale: whole steps of it, not values. */
export type ScaleText = (value: number) => string;

export function pointOf(data: ChartData, index: number | null): ChartPoint | undefined {
  return index === null ? undefined : data.points[index];
}

/** While more is being read, nothing is not yet nothing: null, as if none of it were here. */
export function knownSoFar(data: ChartData, isComplete: boolean): ChartData | null {
  return isComplete || data.points.length > 0 ? data : null;
}
