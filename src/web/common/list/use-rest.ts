import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

const REST_MS = 80;

/** Handlers for a row: where the mouse rests on it, its object is read ahead. */
export function useRest(readAhead: (client: ReturnType<typeof useQueryClient>) => Promise<unknown>) {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  return {
    onMouseEnter: () => {
      timer.current = setTimeout(() => {
        readAhead(client).catch(() => undefined);
      }, REST_MS);
    },
    onMouseLeave: () => clearTimeout(timer.current),
  };
}
