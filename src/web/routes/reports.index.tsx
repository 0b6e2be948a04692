import { createFileRoute } from '@tanstack/react-router';
import { expectWalk } from '#web/charts/load-walk.ts';
import { readReportsSearch } from '#web/features/reports/reports-search.ts';
import { SettlementScreen } from '#web/features/reports/settlement-screen.tsx';

export const Route = createFileRoute('/reports/')({
  validateSearch: readReportsSearch,
  loader: expectWalk,
  component: Screen,
});

function Screen() {
  const navigate = Route.useNavigate();
  return (
    <SettlementScreen
      search={readReportsSearch(Route.useSearch())}
      choose={({ from, to }) =>
        void navigate({
          search: ({ period: _period, ...before }) => ({ ...before, from, to }),
          resetScroll: false,
        })
      }
    />
  );
}
