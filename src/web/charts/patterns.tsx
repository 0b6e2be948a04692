import styles from './fills.module.css';
import type { Fill } from './chart-data.ts';

interface Pattern {
  readonly size: number;
  readonly turn?: number;
  readonly lines: string;
}

/** Those fills that are drawn: what is hatched is told from what is solid without any colour. */
const PATTERNS = {
  'minus-lines': { size: 5, turn: -45, lines: 'M0 0V5' },
  'minus-dots': { size: 5, lines: 'M1 2.5h1.75' },
  lines: { size: 5, turn: 45, lines: 'M0 0V5' },
  cross: { size: 6, turn: 45, lines: 'M0 0V6M0 0H6' },
  late: { size: 4, turn: 45, lines: 'M0 0V4' },
} as const satisfies Partial<Record<Fill, Pattern>>;

export function patternId(scope: string, fill: Fill): string | undefined {
  return fill in PATTERNS ? `${scope}-${fill}` : undefined;
}

/** The patterns of one drawing: `scope` is its own, because ids are the page's. */
export function Patterns({ scope }: { readonly scope: string }) {
  return (
    <defs>
      {(Object.entries(PATTERNS) as [Fill, Pattern][]).map(([fill, { size, turn, lines }]) => (
        <pattern
          key={fill}
          id={patternId(scope, fill)}
          width={size}
          height={size}
          patternUnits="userSpaceOnUse"
          patternTransform={turn === undefined ? undefined : `rotate(${String(turn)})`}
        >
          <path className={`${styles.ink} ${styles[fill]}`} d={lines} />
        </pattern>
      ))}
    </defs>
  );
}
