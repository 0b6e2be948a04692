import { useEffect, useRef } from 'react';
import { Link } from '@tanstack/react-router';
import { countText } from '#web/format/money.ts';
import { Mark } from '#web/ui/mark.tsx';
import type { MarkName, Tone } from '#web/ui/mark.tsx';
import type { ListPath, ListPlace } from './list-place.ts';
import styles from './tabs.module.css';

interface ListTabProps {
  readonly path: ListPath;
  /** Where it leads: the list with this part of it alone. */
  readonly search: ListPlace;
  readonly current: boolean;
  readonly word: string;
  readonly shape?: { readonly mark: MarkName; readonly tone: Tone } | undefined;
  /** Undefined while it is being counted. */
  readonly count: number | undefined;
}

/** So much of its neighbour shows that there is more. */
const BESIDE_PX = 40;

/** One tab above a list: a part of its rows, with how many there are under the other filters. */
export function ListTab({ path, search, current, word, shape, count }: ListTabProps) {
  const tab = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const bar = tab.current?.parentElement;
    if (!current || !tab.current || !bar) return;
    // Sideways only: a tab above what is scrolled to stays there.
    const beside = tab.current.getBoundingClientRect();
    const { left, right } = bar.getBoundingClientRect();
    if (beside.right > right) bar.scrollLeft += beside.right - right + BESIDE_PX;
    else if (beside.left < left) bar.scrollLeft += beside.left - left - BESIDE_PX;
  }, [current]);
  return (
    <Link
      ref={tab}
      to={path}
      search={search}
      data-current={current ? '' : undefined}
      activeOptions={{ exact: true, includeSearch: true }}
      resetScroll={false}
    >
      {shape && <Mark name={shape.mark} tone={shape.tone} />}
      {word}
      <span className={styles.count}>{count === undefined ? '' : countText(count)}</span>
    </Link>
  );
}
