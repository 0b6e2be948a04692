import { Link } from '@tanstack/react-router';
import type { Statement } from '#contract/statement.ts';
import tabs from '#web/common/list/tabs.module.css';
import { countText } from '#web/format/money.ts';
import { countIn, LINE_GROUPS } from './line-state.ts';
import type { LinesSearch } from './statement-search.ts';

interface LineTabsProps {
  readonly statement: Statement;
  readonly search: LinesSearch;
}

/** The lines by what is left to do about them. Views without a line are left out, but the one that is open. */
export function LineTabs({ statement, search }: LineTabsProps) {
  const open = (search.state ?? []).join();
  const shown = LINE_GROUPS.map((group) => ({
    ...group,
    count: countIn(group, statement.states, statement.lines_count),
    isOpen: group.states.join() === open,
  })).filter(({ states, count, isOpen }) => states.length === 0 || count > 0 || isOpen);
  return (
    <nav className={tabs.tabs} aria-label="Lines">
      {shown.map(({ word, states, count, isOpen }) => (
        <Link
          key={word}
          to="/statements/$statementId"
          params={{ statementId: statement.id }}
          search={states.length > 0 ? { state: states } : {}}
          data-current={isOpen ? '' : undefined}
          aria-current={isOpen ? 'true' : undefined}
        >
          {word}
          <span className={tabs.count}>{countText(count)}</span>
        </Link>
      ))}
    </nav>
  );
}
