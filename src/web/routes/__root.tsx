import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet, useMatches } from '@tanstack/react-router';
import { isBarePath } from '#web/common/bare-paths.ts';
import { Shell } from '#web/features/shell/shell.tsx';
import { NotFound } from '#web/features/shell/not-found.tsx';
import { Unexpected } from '#web/features/shell/unexpected.tsx';
import { StepUp } from '#web/features/step-up/step-up.tsx';
import { Toast } from '#web/ui/toast.tsx';
import { sessionQuery, syncQuery } from '#web/api/session-queries.ts';

export const Route = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  // Not awaited: the frame does not wait for what it shows.
  loader: ({ context: { queryClient }, location }) => {
    if (isBarePath(location.pathname)) return;
    queryClient.query(sessionQuery()).catch(() => undefined);
    queryClient.query(syncQuery()).catch(() => undefined);
  },
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: Unexpected,
});

/** Pages for people who are not known yet stand without the frame, which would show whose data this is. */
function Root() {
  const isBare = useMatches({ select: (matches) => isBarePath(matches.at(-1)?.pathname) });
  if (isBare)
    return (
      <>
        <Outlet />
        <Toast />
      </>
    );
  return (
    <Shell>
      <Outlet />
      <StepUp />
    </Shell>
  );
}
