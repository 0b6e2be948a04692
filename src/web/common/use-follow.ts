import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Goes to an address of this app as a link does, for those parts of the page that know no router. */
export function useFollow(): (href: string) => void {
  const { history } = useRouter();
  return useCallback((href) => history.push(href), [history]);
}
