import { BAR_WIDTH } from '../story/bars.ts';
import type { Bar } from '../story/bars.ts';
import styles from './bar-drawing.module.css';

/** One row's bar with its threads to the rows beside it. The numbers stand in the row, so it is hidden from readers. */
export function BarDrawing({ bar: { look, x, width, from, to, isTorn } }: { readonly bar: Bar }) {
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${String(BAR_WIDTH)} 40`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {from !== null && <Thread d={`M${String(from)} 0V${width === 0 ? '40' : '11'}`} />}
      <rect className={styles[look]} x={x} y="11" width={width} height="18" />
      {isTorn && <path className={styles.tear} d="M34 9l12 22h7l-12-22z" />}
      {to !== null && width > 0 && <Thread d={`M${String(to)} 29V40`} />}
    </svg>
  );
}

/** As thin as a line however wide the drawing is. */
function Thread({ d }: { readonly d: string }) {
  return <path className={styles.thread} vectorEffect="non-scaling-stroke" d={d} />;
}
