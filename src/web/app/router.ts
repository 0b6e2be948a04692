import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from './address.ts';
import { createPaintFirstHistory } from './paint-first.ts';
import { routeTree } from './route-tree.gen.ts';

export interface RouterContext {
  readonly queryClient: QueryClient;
}

/** Links fetch ahead when the mouse rests on them; how fresh data must be is for the queries to say. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    history: createPaintFirstHistory(),
    context: { queryClient } satisfies RouterContext,
    defaultPreload: 'intent',
    defaultPreloadDelay: 60,
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
