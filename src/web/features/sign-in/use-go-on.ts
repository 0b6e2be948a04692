import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { onSignInNews, tellAllTabs } from '#web/api/sign-in-news.ts';

/** What follows a sign-in, in this tab or another: everything is read anew, at the place where one was. */
export function useGoOn(next: string): () => void {
  const client = useQueryClient();
  const { history } = useRouter();
  useEffect(
    () =>
      onSignInNews((news) => {
        if (news !== 'signed_in') return;
        client.clear();
        history.replace(next);
      }),
    [client, history, next],
  );
  return useCallback(() => tellAllTabs('signed_in'), []);
}
