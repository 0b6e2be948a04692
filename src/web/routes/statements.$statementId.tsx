import { createFileRoute } from '@tanstack/react-router';
import { readLinesSearch } from '#web/features/statements/statement-search.ts';
import { StatementScreen } from '#web/features/statements/statement-screen.tsx';

export const Route = createFileRoute('/statements/$statementId')({
  validateSearch: readLinesSearch,
  component: Screen,
});

function Screen() {
  const search = readLinesSearch(Route.useSearch());
  return <StatementScreen id={Route.useParams().statementId} search={search} />;
}
