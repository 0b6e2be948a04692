import { Link } from '@tanstack/react-router';
import type { Coverage } from '#contract/page.ts';
import { setPreference, usePreferences } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import buttons from '#web/ui/button.module.css';
import { Icon } from '#web/ui/icon.tsx';
import type { ListPath, ListPlace } from './list-place.ts';
import { coverageWords, extentWords } from './pager-words.ts';
import styles from './pager.module.css';

const SIZES = [25, 50, 100] as const;

interface PagerProps {
  /** What the rows are, one of them: "payment". */
  readonly noun: string;
  readonly path: ListPath;
  readonly search: ListPlace;
  readonly isFiltered: boolean;
  /** Rows on this page; undefined while it is not there. */
  readonly count: number | undefined;
  readonly total: number | null | undefined;
  readonly coverage: Coverage | undefined;
  readonly newer: ListPlace | null;
  readonly older: ListPlace | null;
  /** The list begins with the oldest, so that the first of the two pages holds older rows. */
  readonly oldestFirst?: boolean;
  /** The size of pages was chosen: the list starts at the top again. */
  readonly onResize: () => void;
}

/** The foot of a list: how many, how much of the whole was searched, and where to turn. */
export function Pager(props: PagerProps) {
  const { noun, path, search, count, coverage, newer, older, oldestFirst, onResize } = props;
  const { pageSize } = usePreferences();
  const now = useNow(10_000);
  const resize = (size: number) => {
    setPreference('pageSize', size);
    onResize();
  };
  return (
    <div className={styles.pager}>
      <span role="status">{count === undefined ? '\u00a0' : extentWords(props, count)}</span>
      <label className={styles.size}>
        Rows
        <select value={search.limit ?? pageSize} onChange={(event) => resize(Number(event.target.value))}>
          {[...new Set([...SIZES, search.limit ?? pageSize])]
            .sort((a, b) => a - b)
            .map((size) => (
              <option key={size}>{size}</option>
            ))}
        </select>
      </label>
      {coverage && (
        <span className={styles.coverage}>
          {coverage.complete && <Icon name="check" />}
          {coverageWords(coverage, noun, now)}
        </span>
      )}
      <nav className={styles.pages} aria-label="Pages">
        <Turn path={path} to={newer} label={oldestFirst ? 'Older' : 'Newer'} icon="left" />
        <Turn path={path} to={older} label={oldestFirst ? 'Newer' : 'Older'} icon="right" />
      </nav>
    </div>
  );
}

interface TurnProps {
  readonly path: ListPath;
  readonly to: ListPlace | null;
  readonly label: string;
  readonly icon: 'left' | 'right';
}

function Turn({ path, to, label, icon }: TurnProps) {
  const content = (
    <>
      {icon === 'left' && <Icon name="left" />}
      {label}
      {icon === 'right' && <Icon name="right" />}
    </>
  );
  const look = `${buttons.button} ${buttons.plain}`;
  if (to === null) {
    return (
      <button type="button" className={look} disabled>
        {content}
      </button>
    );
  }
  return (
    <Link to={path} search={to} className={look}>
      {content}
    </Link>
  );
}
