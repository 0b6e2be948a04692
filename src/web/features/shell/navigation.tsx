import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { attentionQuery } from '#web/api/attention-queries.ts';
import { countText } from '#web/format/money.ts';
import { Icon } from '#web/ui/icon.tsx';
import { closePopover, Popover } from '#web/ui/popover.tsx';
import { NAV_ENTRIES } from './nav-entries.ts';
import type { NavEntry } from './nav-entries.ts';
import styles from './navigation.module.css';

/** What a thumb's width leaves room for; the rest opens above it. */
const IN_DOCK = 4;

/** The ways to go, down the rail of a wide screen. */
export function Rail() {
  return (
    <nav className={styles.rail} aria-label="Main">
      <Entries entries={NAV_ENTRIES} />
    </nav>
  );
}

/** The same in the dock of a phone: the first few, and the others under "More". */
export function Dock() {
  return (
    <nav className={styles.dock} aria-label="Main, at the foot">
      <Entries entries={NAV_ENTRIES.slice(0, IN_DOCK)} />
      <Popover
        title="More places"
        buttonClass={styles.more}
        label={
          <>
            <Icon name="columns" />
            <span>More</span>
          </>
        }
      >
        {() => (
          <div className={`${styles.rail} ${styles.rest}`}>
            <Entries entries={NAV_ENTRIES.slice(IN_DOCK)} onGo={closePopover} />
          </div>
        )}
      </Popover>
    </nav>
  );
}

interface EntriesProps {
  readonly entries: readonly NavEntry[];
  readonly onGo?: () => void;
}

function Entries({ entries, onGo }: EntriesProps) {
  const { data } = useQuery(attentionQuery());
  const waiting = data?.groups.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const isBelow = (path = '') => path !== '' && (pathname === path || pathname.startsWith(`${path}/`));
  return entries.map(({ to, word, icon, exact, also }) => (
    <Link
      key={to}
      to={to}
      activeOptions={{ exact: exact ?? false, includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
      {...(isBelow(also) && { 'aria-current': 'page' })}
      onClick={onGo}
    >
      <Icon name={icon} />
      <span>{word}</span>
      {to === '/' && waiting > 0 && (
        <span className={styles.count} aria-label={`${countText(waiting)} need someone`}>
          {countText(waiting)}
        </span>
      )}
    </Link>
  ));
}
