import * as z from 'zod';
import { idKind } from '#domain/ids.ts';
import { mismatch } from './client-reply.ts';
import type { PageQuery, UpstreamPage } from './upstream.ts';

/** The query of a list call, with `expand[]` as the seeds spell it (facts sheet, section 2). */
export function pageParams(query: PageQuery, expand: readonly string[] = []): string {
  const params = new URLSearchParams({ limit: String(query.limit), order: query.order });
  if (query.start_after !== undefined) params.set('start_after', query.start_after);
  if (query.end_before !== undefined) params.set('end_before', query.end_before);
  for (const name of expand) params.append('expand[]', name);
  return params.toString();
}

const identified = z.object({ id: z.string().check(z.refine((id) => idKind(id) !== null)) });

/** The id of an object of a list, checked, whatever else is in it; null when it has none. */
export function readId(item: unknown): string | null {
  const parsed = z.safeParse(identified, item);
  return parsed.success ? parsed.data.id : null;
}

/** What every list says of itself beside its objects. */
export interface Envelope {
  readonly has_more: boolean;
  readonly total_count: number;
}

/** Reads a page object by object, so that one that does not match its schema does not hide the others. */
export function readPage<T extends { readonly id: string }>(
  schema: z.ZodType<T>,
  items: readonly unknown[],
  envelope: Envelope,
): UpstreamPage<T> {
  const good: T[] = [];
  const skipped: { id: string | null; path: string }[] = [];
  let lastId: string | null = null;
  for (const item of items) {
    const id = readId(item);
    lastId = id ?? lastId;
    const parsed = z.safeParse(schema, item);
    if (parsed.success && id !== null) good.push(parsed.data);
    else skipped.push({ id, path: parsed.success ? 'id' : mismatch(parsed.error) });
  }
  return { items: good, skipped, lastId, hasMore: envelope.has_more, totalCount: envelope.total_count };
}
