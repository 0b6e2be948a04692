import { createFileRoute } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { expectPlot } from '#web/charts/load-plot.ts';
import { ApprovalsWaiting } from '#web/features/approvals/approvals-waiting.tsx';
import { HomeScreen } from '#web/features/attention/home-screen.tsx';
import { readOverviewSearch } from '#web/features/overview/overview-search.ts';

export const Route = createFileRoute('/')({ validateSearch: readOverviewSearch, component: Screen });

// What needs someone stands first, and does not wait for how it goes.
const Overview = lazy(async () => {
  expectPlot();
  return { default: (await import('#web/features/overview/overview.tsx')).Overview };
});

function Screen() {
  const search = readOverviewSearch(Route.useSearch());
  const navigate = Route.useNavigate();
  return (
    <>
      <HomeScreen>
        <ApprovalsWaiting />
      </HomeScreen>
      <Suspense>
        <Overview
          search={search}
          choose={({ from, to }) =>
            void navigate({
              search: ({ period: _period, ...before }) => ({ ...before, from, to }),
              resetScroll: false,
            })
          }
        />
      </Suspense>
    </>
  );
}
