import { useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import type { RegisteredRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { followLive } from '#web/api/live.ts';
import { isBarePath } from '#web/common/bare-paths.ts';
import { applyNews, catchUp } from './apply-news.ts';

/** Keeps what is on screen in step with the backend, and nothing else; where nobody is signed in, there is nothing. */
export function LiveUpdates({ router }: { readonly router: RegisteredRouter }) {
  const client = useQueryClient();
  const isBare = useRouterState({ router, select: ({ location }) => isBarePath(location.pathname) });
  useEffect(() => {
    if (isBare) return;
    const stop = new AbortController();
    void followLive(
      stop.signal,
      (event) => applyNews(client, event),
      () => catchUp(client),
    );
    return () => stop.abort();
  }, [client, isBare]);
  return null;
}
