import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { PayoutListQuery } from '#contract/payout-filters.ts';
import type { PayoutOptions, PayoutPage } from '#contract/payout.ts';
import { storedPsps } from '#domain/psp.ts';
import { ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseMicros } from '#domain/time.ts';
import { isUnmatched } from '../../statements/bank-match.ts';
import { among } from '../../store/among.ts';
import type { Schema } from '../../store/schema.ts';
import type { UnknownCursor } from '../lists/lists.ts';
import { listResource } from '../resources/resource-lists.ts';
import type { ResourceFilters } from '../resources/resource-lists.ts';
import { valuesOf } from '../resources/tallies.ts';
import { toPayoutRows } from './payout-view.ts';
import { PAYOUTS } from './payouts.ts';

type Db = Kysely<Schema>;

export type PayoutFilters = Omit<PayoutListQuery, 'limit' | 'order' | 'start_after' | 'end_before'>;

export async function listPayouts(
  db: Db,
  query: PayoutListQuery,
): Promise<Result<PayoutPage, UnknownCursor>> {
  const page = await listResource(db, PAYOUTS, query, filtersOf(query));
  if (!page.ok) return page;
  const { rows, envelope } = page.value;
  return ok({ payouts: await toPayoutRows(db, rows), ...envelope });
}

/** The values that occur, most frequent first. */
export async function payoutOptions(db: Db): Promise<PayoutOptions> {
  const gateways = await db
    .selectFrom('payout')
    .select(({ fn }) => ['gateway as value', fn.countAll<number>().as('count')])
    .where('gateway', 'is not', null)
    .groupBy('gateway')
    .orderBy('count', 'desc')
    .orderBy('gateway')
    .execute();
  return {
    gateways: gateways.map(({ value, count }) => ({ value: value ?? '', count })),
    currencies: await valuesOf(db, PAYOUTS.name, 'currency'),
    banks: await valuesOf(db, PAYOUTS.name, 'bank'),
  };
}

/** There are few payouts beside the payments in them, so that what is no tag may be looked at row by row. */
export function filtersOf(filters: PayoutFilters): ResourceFilters {
  const { created_gte, created_lt, q, id, status, currency, bank } = filters;
  return {
    created_gte,
    created_lt,
    q,
    id,
    tags: { status, currency, bank },
    conditions: conditionsOf(filters),
  };
}

function conditionsOf(filters: PayoutFilters): RawBuilder<unknown>[] {
  const { gateway, settled_gte, settled_lt, unmatched, unexplained } = filters;
  const conditions: RawBuilder<unknown>[] = [];
  if (gateway !== undefined) conditions.push(among(sql`coalesce(t.gateway, '')`, storedPsps(gateway)));
  if (settled_gte !== undefined) conditions.push(sql`t.settled_us >= ${parseMicros(settled_gte)}`);
  if (settled_lt !== undefined) conditions.push(sql`t.settled_us < ${parseMicros(settled_lt)}`);
  if (unmatched !== undefined) conditions.push(isUnmatched());
  if (unexplained !== undefined)
    conditions.push(
      sql`exists (select 1 from payout_proof r where r.payout = t.position and r.unexplained <> '0')`,
    );
  return conditions;
}
