import { useEffect, useState } from 'react';

/** What stands behind the # of a one-time link; taken out of the address, so that no history or screenshot keeps it. */
export function useLinkToken(): string {
  const [token] = useState(() => location.hash.slice(1));
  useEffect(() => {
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
  }, []);
  return token;
}
