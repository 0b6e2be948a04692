import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { approvalReply, approvals } from '#contract/approval.ts';
import { auditChain, auditCount, auditOptions, auditPage } from '#contract/audit.ts';
import { intentReply } from '#contract/intent.ts';
import type { Intent } from '#contract/intent.ts';
import { refundLimits } from '#contract/limits.ts';
import type { LimitBody, RefundLimits } from '#contract/limits.ts';
import { actor } from '#contract/session.ts';
import { get, post, write } from './client.ts';
import { countQuery, pageQuery } from './list-queries.ts';
import type { ListParams } from './list-queries.ts';

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

export const auditListQuery = (params: ListParams) => pageQuery('audit', auditPage, params);
export const auditCountQuery = (params: ListParams) => countQuery('audit', auditCount, params);

export function auditOptionsQuery() {
  return queryOptions({
    queryKey: ['audit', 'options'],
    queryFn: ({ signal }) => get(auditOptions, '/audit/options', signal),
    staleTime: 10_000,
  });
}

/** Goes through the whole record, so it is asked for by a person. */
export function auditChainQuery() {
  return queryOptions({
    queryKey: ['audit', 'chain'],
    queryFn: ({ signal }) => get(auditChain, '/audit/chain', signal),
    enabled: false,
    staleTime: 0,
  });
}

/** Acts as somebody else from now on: offered in the demo and in a sandbox only. */
export async function chooseIdentity(id: string): Promise<void> {
  await post(z.object({ actor }), '/session/identity', { id }, crypto.randomUUID());
}
