import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Statement, StatementLine, StatementLinesPage } from '#contract/statement.ts';
import { statementLinesQuery } from '#web/api/statement-queries.ts';
import { usePreferences } from '#web/common/preferences.ts';
import { Unread } from '#web/common/unread.tsx';
import { countOf, countText } from '#web/format/money.ts';
import buttons from '#web/ui/button.module.css';
import cards from '#web/ui/card-rows.module.css';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { LineRow } from './line-row.tsx';
import styles from './lines-section.module.css';
import type { LinesSearch } from './statement-search.ts';

interface LinesSectionProps {
  readonly statement: Statement;
  readonly search: LinesSearch;
}

export function LinesSection({ statement, search }: LinesSectionProps) {
  const { pageSize } = usePreferences();
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...statementLinesQuery(statement.id, {
      limit: pageSize,
      ...(search.state && { state: [...search.state] }),
      ...(search.start_after !== undefined && { start_after: Number(search.start_after) }),
      ...(search.end_before !== undefined && { end_before: Number(search.end_before) }),
    }),
    placeholderData: keepPreviousData,
  });
  if (error) return <Unread title="The lines could not be read" error={error} onRetry={refetch} />;
  if (!data)
    return (
      <div aria-busy="true">
        <Skeleton width={4} />
      </div>
    );
  if (data.lines.length === 0) return <NoLines isFiltered={search.state !== undefined} />;
  return (
    <>
      <table
        className={`${cards.table} ${styles.table}`}
        aria-label="Lines, in the order of the file"
        aria-busy={isPlaceholderData}
      >
        <thead>
          <tr>
            <th scope="col">Booked</th>
            <th scope="col">What the bank wrote</th>
            <th scope="col">Which payout it is</th>
            <th scope="col" className={styles.number}>
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {data.lines.map((line) => (
            <LineRow key={line.id} statementId={statement.id} line={line} />
          ))}
        </tbody>
      </table>
      <Foot statementId={statement.id} search={search} page={data} stale={isPlaceholderData} />
    </>
  );
}

function NoLines({ isFiltered }: { readonly isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState title="No such lines">None of this statement's lines is in this view.</EmptyState>
  ) : (
    <EmptyState title="Nothing was booked">The statement covers its days and holds no line.</EmptyState>
  );
}

interface FootProps {
  readonly statementId: string;
  readonly search: LinesSearch;
  readonly page: StatementLinesPage;
  /** The lines are those of the address before: turning from them would skip some of this one's. */
  readonly stale: boolean;
}

function Foot({ statementId, search, page: { lines, has_more, total_count }, stale }: FootProps) {
  const backwards = search.end_before !== undefined;
  const hasEarlier = backwards ? has_more : search.start_after !== undefined;
  const hasLater = backwards || has_more;
  const turn = (line: StatementLine | undefined, to: 'start_after' | 'end_before') => ({
    ...(search.state && { state: search.state }),
    ...(line && { [to]: String(line.id) }),
  });
  const look = `${buttons.button} ${buttons.plain}`;
  return (
    <div className={styles.foot}>
      <span role="status">
        {lines.length === total_count
          ? countOf(total_count, 'line')
          : `${countText(lines.length)} of ${countOf(total_count, 'line')}`}
      </span>
      {(hasEarlier || hasLater) && (
        <nav aria-label="Pages" inert={stale}>
          {hasEarlier && (
            <Link
              to="/statements/$statementId"
              params={{ statementId }}
              search={turn(lines[0], 'end_before')}
              className={look}
            >
              <Icon name="left" />
              Earlier lines
            </Link>
          )}
          {hasLater && (
            <Link
              to="/statements/$statementId"
              params={{ statementId }}
              search={turn(lines.at(-1), 'start_after')}
              className={look}
            >
              Later lines
              <Icon name="right" />
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}
