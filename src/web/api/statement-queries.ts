import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { StatementLinesQuery } from '#contract/statement-query.ts';
import { filterParams } from '#contract/query.ts';
import { uploadReply } from '#contract/statement-upload.ts';
import type { MatchBody, StatementUpload, UploadReply } from '#contract/statement-upload.ts';
import {
  missingPayouts,
  payoutBank,
  payoutChoices,
  statementLineReply,
  statementLinesPage,
  statementPage,
  statementReply,
} from '#contract/statement.ts';
import type { StatementLine } from '#contract/statement.ts';
import { get, write } from './client.ts';

const STALE_MS = 5_000;
const LISTED = 50;

/** Statements that are being removed here: word of it must not make the page that is about to be left ask for them. */
const leaving = new Set<string>();

const pathOf = (id: string): string => `/statements/${encodeURIComponent(id)}`;
const matchPath = (id: string, line: number): string => `${pathOf(id)}/lines/${String(line)}/match`;

/** Newest first; after one of them, those before it. */
export function statementListQuery(after?: string) {
  const params = filterParams({ limit: LISTED, start_after: after }).toString();
  return queryOptions({
    queryKey: ['statements', 'list', params],
    queryFn: ({ signal }) => get(statementPage, `/statements?${params}`, signal),
    staleTime: STALE_MS,
  });
}

export function statementQuery(id: string) {
  return queryOptions({
    queryKey: ['statements', 'one', id],
    queryFn: async ({ signal }) => (await get(statementReply, pathOf(id), signal)).statement,
    staleTime: STALE_MS,
    enabled: () => !leaving.has(id),
  });
}

export function statementLinesQuery(id: string, query: Partial<StatementLinesQuery>) {
  const params = filterParams(query).toString();
  return queryOptions({
    queryKey: ['statements', 'lines', id, params],
    queryFn: ({ signal }) => get(statementLinesPage, `${pathOf(id)}/lines?${params}`, signal),
    staleTime: STALE_MS,
    enabled: () => !leaving.has(id),
  });
}

/** What may be chosen for a line by hand. */
export function payoutChoicesQuery(id: string, line: number) {
  return queryOptions({
    queryKey: ['statements', 'choices', id, line],
    queryFn: ({ signal }) => get(payoutChoices, `${pathOf(id)}/lines/${String(line)}/payouts`, signal),
    staleTime: 0,
  });
}

export function missingPayoutsQuery() {
  return queryOptions({
    queryKey: ['statements', 'missing'],
    queryFn: ({ signal }) => get(missingPayouts, '/statements/missing', signal),
    staleTime: STALE_MS,
  });
}

/** What the bank statements say about a payout. */
export function payoutBankQuery(payoutId: string) {
  return queryOptions({
    queryKey: ['statements', 'payout', payoutId],
    queryFn: ({ signal }) => get(payoutBank, `/statements/payouts/${encodeURIComponent(payoutId)}`, signal),
    staleTime: STALE_MS,
  });
}

export async function uploadStatement(upload: StatementUpload, key: string): Promise<UploadReply> {
  return (await write('POST', uploadReply, '/statements', upload, key)).value;
}

export async function decideLine(
  id: string,
  line: number,
  body: MatchBody,
  key: string,
): Promise<StatementLine> {
  return (await write('POST', statementLineReply, matchPath(id, line), body, key)).value.line;
}

export async function undoLine(
  id: string,
  line: number,
  version: number,
  key: string,
): Promise<StatementLine> {
  const path = `${matchPath(id, line)}?version=${String(version)}`;
  return (await write('DELETE', statementLineReply, path, undefined, key)).value.line;
}

/** @param leave goes to another page: nothing asks for the statement from the first word of its removal until that is done */
export async function removeStatement(id: string, key: string, leave: () => Promise<void>): Promise<void> {
  leaving.add(id);
  try {
    await write('DELETE', z.object({ id: z.string() }), pathOf(id), undefined, key);
    await leave();
  } finally {
    leaving.delete(id);
  }
}
