import { Link } from '@tanstack/react-router';
import styles from './segments.module.css';

interface Segment {
  readonly word: string;
  readonly chosen: boolean;
  /** What changes in the address; undefined leaves a parameter out. */
  readonly change: Readonly<Record<string, string | undefined>>;
}

interface SegmentsProps {
  /** What is chosen between: "Currency". */
  readonly label: string;
  readonly segments: readonly Segment[];
}

/** A few views of one thing, side by side. Each is an address, so the choice can be copied and gone back from. */
export function Segments({ label, segments }: SegmentsProps) {
  return (
    <div className={styles.segments} role="group" aria-label={label}>
      {segments.map(({ word, chosen, change }) => (
        <Link
          key={word}
          to="."
          search={(before: object) => ({ ...before, ...change })}
          activeOptions={{ exact: true, includeSearch: true }}
          resetScroll={false}
          data-chosen={chosen ? '' : undefined}
        >
          {word}
        </Link>
      ))}
    </div>
  );
}
