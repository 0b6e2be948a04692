import { queryOptions } from '@tanstack/react-query';
import { auditChain, auditCount, auditOptions, auditPage } from '#contract/audit.ts';
import { get } from './client.ts';
import { countQuery, pageQuery } from './list-queries.ts';
import type { ListParams } from './list-queries.ts';

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
