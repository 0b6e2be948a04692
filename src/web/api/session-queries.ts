import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { actor, session } from '#contract/session.ts';
import { syncState } from '#contract/sync.ts';
import { get, post } from './client.ts';
import { noteServerTime } from './server-clock.ts';

export function sessionQuery() {
  return queryOptions({
    queryKey: ['session'],
    queryFn: async ({ signal }) => {
      const value = await get(session, '/session', signal);
      noteServerTime(value.now);
      return value;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function syncQuery() {
  return queryOptions({
    queryKey: ['sync'],
    queryFn: async ({ signal }) => {
      const value = await get(syncState, '/sync', signal);
      noteServerTime(value.now);
      return value;
    },
    // The live stream brings news; this is the net beneath it.
    staleTime: 10_000,
    refetchInterval: 30_000,
  });
}

/** Acts as somebody else from now on: offered in the demo and in a sandbox only. */
export async function chooseIdentity(id: string): Promise<void> {
  await post(z.object({ actor }), '/session/identity', { id }, crypto.randomUUID());
}
