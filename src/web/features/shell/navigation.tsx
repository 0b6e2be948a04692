import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { attentionQuery } from '#web/api/attention-queries.ts';
import { countText } from '#web/format/money.ts';
import { Icon } from '#web/ui/icon.tsx';
import { NAV_ENTRIES } from './nav-entries.ts';
import styles from './navigation.module.css';

/** The same ways to go, in the rail of a wide screen and in the dock of a phone. */
export function Navigation({ place }: { readonly place: 'rail' | 'dock' }) {
  const { data } = useQuery(attentionQuery());
  const waiting = data?.groups.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <nav className={styles[place]} aria-label={place === 'rail' ? 'Main' : 'Main, at the foot'}>
      {NAV_ENTRIES.map(({ to, word, icon, exact }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: exact ?? false, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          <Icon name={icon} />
          <span>{word}</span>
          {to === '/' && waiting > 0 && (
            <span className={styles.count} aria-label={`${countText(waiting)} need someone`}>
              {countText(waiting)}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
