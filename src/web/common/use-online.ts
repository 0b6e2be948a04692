import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

let isServerInPage = false;

/** Said once, before anything is drawn: what answers runs in this page, as in the demo, so nothing waits for a network. */
export function serverIsInPage(): void {
  isServerInPage = true;
}

/** Whether this browser has a network. */
export function useNetwork(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}

/** Whether anything can be sent. */
export function useOnline(): boolean {
  return useNetwork() || isServerInPage;
}
