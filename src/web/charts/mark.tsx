import type { Fill } from './chart-data.ts';
import styles from './fills.module.css';
import { patternId } from './patterns.tsx';
import { RowsLink } from './rows-link.tsx';
import type { Follow } from './rows-link.tsx';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface MarkProps {
  readonly box: Box;
  readonly fill: Fill;
  readonly scope: string;
  /** "Captured, Friday 13 November: 13,400.00 EUR". */
  readonly label: string;
  readonly href: string | undefined;
  readonly follow: Follow;
}

/** The least that is drawn of something that is not nothing. */
const LEAST = 1.5;

/** One bar of a column or a row. Its size may come negative: what hangs below zero is drawn downwards. */
export function Mark({ box, fill, scope, label, href, follow }: MarkProps) {
  const { x, y, width, height } = upright(box);
  if (width <= 0 || height <= 0) return null;
  const pattern = patternId(scope, fill);
  return (
    <RowsLink href={href} follow={follow} label={label}>
      <rect
        className={`${styles.mark} ${styles[fill]}`}
        fill={pattern === undefined ? undefined : `url(#${pattern})`}
        x={x}
        y={y}
        width={Math.max(width, LEAST)}
        height={Math.max(height, LEAST)}
      />
    </RowsLink>
  );
}

function upright({ x, y, width, height }: Box): Box {
  return {
    x: width < 0 ? x + width : x,
    y: height < 0 ? y + height : y,
    width: Math.abs(width),
    height: Math.abs(height),
  };
}
