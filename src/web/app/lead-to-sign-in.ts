import type { QueryClient } from '@tanstack/react-query';
import type { RegisteredRouter } from '@tanstack/react-router';
import { onSignInNews, WAYS_IN } from '#web/api/sign-in-news.ts';
import { isBarePath } from '#web/common/bare-paths.ts';

/** Whoever is signed out comes to the sign-in, and from there back to where they were; what was read or typed is forgotten. */
export function leadToSignIn(router: RegisteredRouter, client: QueryClient): void {
  onSignInNews((news) => {
    if (news === 'signed_out') forgetDrafts();
    const { pathname, href } = router.state.location;
    if (news === 'second_factor_needed' && pathname !== '/account') void router.navigate({ to: '/account' });
    if (news !== 'signed_out' || isBarePath(pathname)) return;
    void router
      .navigate({ to: '/sign-in', search: { next: href }, replace: true })
      .then(() => forgetAnswers(client));
  });
}

/** All but the ways in: the page that asks for them is there by now, and would wait for ever. */
function forgetAnswers(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== WAYS_IN });
  client.getMutationCache().clear();
}

/** What was typed stays in its tab until it is sent; the next person here is another one. */
function forgetDrafts(): void {
  try {
    sessionStorage.clear();
  } catch {
    // Where nothing can be kept, nothing was.
  }
}
