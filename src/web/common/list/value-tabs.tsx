import type { MarkName, Tone } from '#web/ui/mark.tsx';
import { withFilters } from './list-place.ts';
import type { ListPath, ListPlace } from './list-place.ts';
import { ListTab } from './list-tab.tsx';
import styles from './tabs.module.css';

interface ValueTabsProps<V extends string> {
  readonly label: string;
  readonly path: ListPath;
  readonly search: ListPlace;
  /** The search parameter that the tabs set, and what of it is chosen now. */
  readonly field: string;
  readonly chosen: readonly string[] | undefined;
  readonly values: readonly V[];
  readonly views: Readonly<
    Record<V, { readonly word: string; readonly mark: MarkName; readonly tone: Tone }>
  >;
  /** Rows of each value under the other filters; undefined while they are being counted. */
  readonly counts: Readonly<Record<string, number>> | undefined;
}

/** "All" and a tab for each value of a filter. */
export function ValueTabs<V extends string>(props: ValueTabsProps<V>) {
  const { label, path, search, field, chosen = [], values, views, counts } = props;
  const total = counts && Object.values(counts).reduce((sum, each) => sum + each, 0);
  return (
    <nav className={styles.tabs} aria-label={label}>
      <ListTab
        path={path}
        search={withFilters(search, { [field]: undefined })}
        current={chosen.length === 0}
        word="All"
        count={total}
      />
      {values.map((value) => (
        <ListTab
          key={value}
          path={path}
          search={withFilters(search, { [field]: [value] })}
          current={chosen.length === 1 && chosen[0] === value}
          word={views[value].word}
          shape={views[value]}
          count={counts && (counts[value] ?? 0)}
        />
      ))}
    </nav>
  );
}
