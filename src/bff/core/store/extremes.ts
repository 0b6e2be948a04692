import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** The later, or larger, of two values: `greatest` elsewhere, and SQLite's `max` of two values. Neither may be null. */
export function larger(a: RawBuilder<unknown>, b: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`max(${a}, ${b})`;
}

/** The earlier, or smaller, of two values: `least` elsewhere. */
export function smaller(a: RawBuilder<unknown>, b: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`min(${a}, ${b})`;
}
