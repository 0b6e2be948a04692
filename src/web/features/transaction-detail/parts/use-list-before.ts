import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

type ListAddress = Readonly<Record<string, unknown>>;

/** The list's address as it was when this page was opened from it; empty when it was opened otherwise. */
export function useListBefore(): ListAddress {
  const router = useRouter();
  const [address, setAddress] = useState<ListAddress>(() => lastList);
  useEffect(
    () =>
      router.subscribe('onResolved', ({ fromLocation }) => {
        if (fromLocation?.pathname !== '/transactions') return;
        lastList = fromLocation.search;
        setAddress(lastList);
      }),
    [router],
  );
  return address;
}

let lastList: ListAddress = {};
