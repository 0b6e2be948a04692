import { queryOptions } from '@tanstack/react-query';
import { approvalReply, approvals } from '#contract/approval.ts';
import { intentReply } from '#contract/intent.ts';
import type { Intent } from '#contract/intent.ts';
import { get, post } from './client.ts';

export function approvalsQuery() {
  return queryOptions({
    queryKey: ['approvals'],
    queryFn: ({ signal }) => get(approvals, '/approvals', signal),
    // The live stream tells of changes; this is the net beneath it.
    staleTime: 10_000,
    refetchInterval: 60_000,
  });
}

/** What was asked for, beside the payment as it is now: read live. */
export function approvalQuery(id: string) {
  return queryOptions({
    queryKey: ['approvals', id],
    queryFn: ({ signal }) => get(approvalReply, `/intents/${id}/approval`, signal),
    staleTime: 0,
  });
}

export type Verdict =
  | { readonly how: 'approve'; readonly body: { readonly version: string } }
  | { readonly how: 'decline'; readonly body: { readonly reason: string } }
  | { readonly how: 'withdraw'; readonly body: Readonly<Record<string, never>> };

/** Decides what somebody asked for. Sent twice, the second one is refused: it was decided already. */
export async function sendVerdict(id: string, { how, body }: Verdict): Promise<Intent> {
  const { value } = await post(intentReply, `/intents/${id}/${how}`, body, crypto.randomUUID());
  return value.intent;
}
