import { invalid } from './errors.ts';

/** A list in creation order, position 0 the oldest. Nothing here may cost more when the list is longer. */
export interface Sequence<T> {
  readonly length: number;
  at(position: number): T;
  positionOf(id: string): number | null;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly envelope: {
    readonly count: number;
    readonly has_more: boolean;
    readonly limit: number;
    readonly order: 'asc' | 'desc';
    readonly success: true;
    readonly total_count: number;
  };
}

const DEFAULT_LIMIT = 10;

/** One page by `limit`, `order`, `start_after` or `end_before` (seed 003, Listing resources). */
export function readPage<T>(sequence: Sequence<T>, query: URLSearchParams, maxLimit: number): Page<T> {
  const limit = Math.min(readLimit(query), maxLimit);
  const order = readOrder(query);
  const { length } = sequence;
  // Places count in the direction of travel, so both orders share the rest.
  const flip = (place: number) => (order === 'asc' ? place : length - 1 - place);
  const cursor = readCursor(query, sequence);
  const place = cursor && flip(cursor.position);
  const from = place === null ? 0 : cursor?.backwards ? Math.max(0, place - limit) : place + 1;
  const to = place !== null && cursor?.backwards ? place : Math.min(length, from + limit);
  const items = Array.from({ length: Math.max(0, to - from) }, (_, step) => sequence.at(flip(from + step)));
  const has_more = cursor?.backwards ? from > 0 : to < length;
  return {
    items,
    envelope: { count: items.length, has_more, limit, order, success: true, total_count: length },
  };
}

function readLimit(query: URLSearchParams): number {
  const limit = query.get('limit') ?? '';
  if (!/^\d*$/.test(limit)) throw invalid('error', 'limit', 'limit must be a whole number.');
  return Number(limit) || DEFAULT_LIMIT;
}

function readOrder(query: URLSearchParams): 'asc' | 'desc' {
  const order = query.get('order') || 'desc';
  if (order !== 'asc' && order !== 'desc') throw invalid('error', 'order', 'order must be asc or desc.');
  return order;
}

function readCursor(
  query: URLSearchParams,
  sequence: Sequence<unknown>,
): { position: number; backwards: boolean } | null {
  const after = query.get('start_after') ?? '';
  const before = query.get('end_before') ?? '';
  if (after !== '' && before !== '') {
    throw invalid('error', 'end_before', 'start_after and end_before cannot be given together.');
  }
  const id = after || before;
  if (id === '') return null;
  const name = after === '' ? 'end_before' : 'start_after';
  const position = sequence.positionOf(id);
  if (position === null) throw invalid('invalid-id', name, `${name} names no item of this list.`);
  return { position, backwards: before !== '' };
}
