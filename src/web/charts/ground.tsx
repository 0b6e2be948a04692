import { wordsWithRoom, wordWidth } from './axis-width.ts';
import type { ChartData, ChartKind, ScaleText } from './chart-data.ts';
import type { Geometry } from './geometry.ts';
import styles from './picture.module.css';

interface GroundProps {
  readonly kind: ChartKind;
  readonly data: ChartData;
  readonly scale: ScaleText;
  readonly geometry: Geometry;
}

/** Between words and marks, beside them and below. */
const GAP = 8;
const BELOW = 12;
/** From where a line of letters stands to the middle of its small ones, and to their top, in their own size. */
const MIDDLE = '0.355em';
const TOP = '0.71em';

/** What the marks stand on: lines across, words of the scale and of the points, totals at the end. */
export function Ground({ kind, ...rest }: GroundProps) {
  return (
    <g className={styles.ground}>
      {kind === 'columns' ? <UnderColumns {...rest} /> : <BesideRows kind={kind} {...rest} />}
    </g>
  );
}

function UnderColumns({ data: { points }, scale, geometry }: Omit<GroundProps, 'kind'>) {
  const { ticks, along, placeOf, place, size, left, right, bottom } = geometry;
  const named = new Set(wordsWithRoom(points, right - left));
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={along(tick)} y2={along(tick)} />
          <text className={styles.beside} x={left - GAP} y={along(tick)} dy={MIDDLE} textAnchor="end">
            {scale(tick)}
          </text>
        </g>
      ))}
      {points.map(
        (point, index) =>
          named.has(point) && (
            <text
              key={point.key}
              x={Math.min(placeOf(index) + place / 2, size.width - wordWidth(point.tick) / 2)}
              y={bottom + BELOW}
              dy={TOP}
              textAnchor="middle"
            >
              {point.tick}
            </text>
          ),
      )}
    </>
  );
}

function BesideRows({ kind, data: { points }, scale, geometry }: GroundProps) {
  const { ticks, along, placeOf, place, size, left, right, bottom } = geometry;
  return (
    <>
      {points.map(({ key, tick, total }, index) => {
        const middle = placeOf(index) + place / 2;
        return (
          <g key={key}>
            {kind === 'dots' && <line x1={left} x2={right} y1={middle} y2={middle} />}
            <text className={styles.beside} x={left - GAP} y={middle} dy={MIDDLE} textAnchor="end">
              {tick}
            </text>
            <text className={styles.beside} x={size.width - GAP / 2} y={middle} dy={MIDDLE} textAnchor="end">
              {total}
            </text>
          </g>
        );
      })}
      {kind === 'dots' &&
        ticks.map((tick) => (
          <text key={tick} x={along(tick)} y={bottom + GAP} dy={TOP} textAnchor="middle">
            {scale(tick)}
          </text>
        ))}
    </>
  );
}
