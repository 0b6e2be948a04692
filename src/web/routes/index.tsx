import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { approvalsQuery } from '#web/api/approval-queries.ts';
import { expectWalk } from '#web/charts/load-walk.ts';
import { ApprovalsWaiting } from '#web/features/approvals/approvals-waiting.tsx';
import { HomeScreen } from '#web/features/attention/home-screen.tsx';
import { useLookedThrough } from '#web/features/attention/use-looked-through.ts';
import { readOverviewSearch } from '#web/features/overview/overview-search.ts';

export const Route = createFileRoute('/')({ validateSearch: readOverviewSearch, component: Screen });

// What needs someone stands first, and does not wait for how it goes.
const loadOverview = async () => {
  expectWalk();
  return { default: (await import('#web/features/overview/overview.tsx')).Overview };
};
const Overview = lazy(loadOverview);

function Screen() {
  const { isPending } = useQuery(approvalsQuery());
  const whole = useLookedThrough();
  useEffect(() => void loadOverview(), []);
  const search = readOverviewSearch(Route.useSearch());
  const navigate = Route.useNavigate();
  return (
    <>
      <HomeScreen above={isPending ? null : <ApprovalsWaiting />} whole={whole} />
      {whole && !isPending && (
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
      )}
    </>
  );
}
