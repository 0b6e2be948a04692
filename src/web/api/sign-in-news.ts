/** What happens to the sign-in of this browser. */
export type SignInNews = 'signed_in' | 'signed_out' | 'second_factor_needed';

/** Of what is known about signing in, this is kept when somebody leaves: the ways in. */
export const WAYS_IN = 'sign-in';

const CHANNEL = 'counterfoil.sign-in';
const listeners = new Set<(news: SignInNews) => void>();

/** Hears the news of this tab and of the others. @returns ends the listening */
export function onSignInNews(listener: (news: SignInNews) => void): () => void {
  const tabs = new BroadcastChannel(CHANNEL);
  tabs.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'signed_in' || data === 'signed_out') listener(data);
  });
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    tabs.close();
  };
}

/** The server said that nobody is signed in; the other tabs will hear it from the server too. */
export function noteSignedOut(): void {
  for (const listener of [...listeners]) listener('signed_out');
}

/** The server opens nothing but the account before an authenticator is set up. */
export function noteSecondFactorNeeded(): void {
  for (const listener of [...listeners]) listener('second_factor_needed');
}

/** A person signed in or out here, and so in every tab, this one included. */
export function tellAllTabs(news: SignInNews): void {
  const tabs = new BroadcastChannel(CHANNEL);
  tabs.postMessage(news);
  tabs.close();
}
