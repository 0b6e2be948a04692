import type { Kysely } from 'kysely';
import type { CustomerCountQuery, CustomerFilters, CustomerListQuery } from '#contract/customer-filters.ts';
import type { CustomerCount, CustomerOptions, CustomerPage, CustomerRow } from '#contract/customer.ts';
import { ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Clock } from '../../ports.ts';
import type { CustomerTable } from '../../store/mirror-tables.ts';
import type { Schema } from '../../store/schema.ts';
import type { UnknownCursor } from '../lists/lists.ts';
import { countResource, listResource } from '../resources/resource-lists.ts';
import type { ResourceFilters } from '../resources/resource-lists.ts';
import { valuesOf } from '../resources/tallies.ts';
import { formatMicros } from '../time-text.ts';
import { CUSTOMERS } from './customers.ts';

type Db = Kysely<Schema>;

export async function listCustomers(
  db: Db,
  query: CustomerListQuery,
): Promise<Result<CustomerPage, UnknownCursor>> {
  const page = await listResource(db, CUSTOMERS, query, filtersOf(query));
  if (!page.ok) return page;
  const { rows, envelope } = page.value;
  return ok({ customers: rows.map(toRow), ...envelope });
}

/** The exact count; `end_before` counts only those newer than one. */
export async function countCustomers(
  db: Db,
  query: CustomerCountQuery,
  clock: Clock,
): Promise<Result<CustomerCount, UnknownCursor>> {
  const count = await countResource(db, CUSTOMERS, query.end_before, filtersOf(query), clock);
  return count.ok ? ok({ total_count: count.value }) : count;
}

/** The values that occur, most frequent first. */
export async function customerOptions(db: Db): Promise<CustomerOptions> {
  return {
    countries: await valuesOf(db, CUSTOMERS.name, 'country'),
    currencies: await valuesOf(db, CUSTOMERS.name, 'currency'),
  };
}

function filtersOf({ created_gte, created_lt, q, id, country, currency }: CustomerFilters): ResourceFilters {
  return { created_gte, created_lt, q, id, tags: { country, currency } };
}

function toRow(row: CustomerTable): CustomerRow {
  const { id, created_us, name, email, country_code, currency, transactions_count } = row;
  return {
    id,
    created_at: formatMicros(created_us),
    name,
    email,
    country_code,
    currency,
    transactions_count,
  };
}
