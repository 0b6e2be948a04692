import { queryOptions } from '@tanstack/react-query';
import { refundLimits } from '#contract/limits.ts';
import type { LimitBody, RefundLimits } from '#contract/limits.ts';
import { get, write } from './client.ts';

export function limitsQuery() {
  return queryOptions({
    queryKey: ['limits'],
    queryFn: ({ signal }) => get(refundLimits, '/limits', signal),
    staleTime: 30_000,
  });
}

export async function sendLimit(limit: LimitBody): Promise<RefundLimits> {
  return (await write('PUT', refundLimits, '/limits', limit, crypto.randomUUID())).value;
}
