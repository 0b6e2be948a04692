import { axisWidth } from './axis-width.ts';
import type { ChartData, ChartKind, ScaleText } from './chart-data.ts';
import { scaleOf } from './scale.ts';
import type { Scale, ScaleEnds } from './scale.ts';

/** Pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where everything of a drawing is, in pixels from its upper left corner. */
export interface Geometry extends Pick<Scale, 'ticks'> {
  readonly size: Size;
  /** Around the marks: there stand the words. */
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** The edges of the marks. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** Where a value of the scale is: down from the top of columns, from the left of rows and dots. */
  readonly along: (value: number) => number;
  /** Where the place of a point begins, across the scale. */
  readonly placeOf: (index: number) => number;
  /** What each point has of the room across the scale. */
  readonly place: number;
}

/** The room of a line of words below the marks. */
const WORDS = 30;
const EDGE = 4;
/** Dots at the ends of the scale stay whole. */
const DOT_INSET = 8;

/** Worked out before anything is drawn, from the data and the width alone: nothing is measured, nothing drawn twice. */
export function geometryOf(
  kind: ChartKind,
  data: ChartData,
  scale: ScaleText,
  size: Size,
  ends?: ScaleEnds,
): Geometry {
  const { domain, ticks } = scaleOf(kind, data, ends);
  const standing = kind === 'columns';
  const margin = {
    top: kind === 'dots' ? EDGE : 2 * EDGE,
    right: EDGE + (standing ? 0 : axisWidth(data.points.map(({ total = '' }) => total))),
    bottom: kind === 'rows' ? 0 : WORDS,
    left: axisWidth(standing ? ticks.map(scale) : data.points.map(({ tick }) => tick)),
  };
  const inset = kind === 'dots' ? DOT_INSET : 0;
  const { left, top } = margin;
  const right = Math.max(left, size.width - margin.right);
  const bottom = Math.max(top, size.height - margin.bottom);
  const [low, high] = domain;
  const [from, to] = standing ? [bottom, top] : [left + inset, right - inset];
  const [first, last] = standing ? [left, right] : [top, bottom];
  const place = (last - first) / Math.max(1, data.points.length);
  return {
    ticks,
    size,
    margin,
    left,
    right,
    bottom,
    place,
    along: (value) => from + ((value - low) / (high - low)) * (to - from),
    placeOf: (index) => first + index * place,
  };
}
