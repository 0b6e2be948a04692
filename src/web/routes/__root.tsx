import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { Shell } from '#web/features/shell/shell.tsx';
import { NotFound } from '#web/features/shell/not-found.tsx';
import { Unexpected } from '#web/features/shell/unexpected.tsx';
import { sessionQuery, syncQuery } from '#web/api/transaction-queries.ts';

export const Route = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  // Not awaited: the frame does not wait for what it shows.
  loader: ({ context: { queryClient } }) => {
    queryClient.query(sessionQuery()).catch(() => undefined);
    queryClient.query(syncQuery()).catch(() => undefined);
  },
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: Unexpected,
});

function Root() {
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}
