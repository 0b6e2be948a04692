import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseMicros } from '#domain/time.ts';
import type { WireFullCustomer } from '../../processout/wire-customer.ts';
import type { ResourceRow } from '../resources/resource.ts';
import { MAX_CREATED_US } from '../row.ts';
import { addReference, addText } from '../words.ts';

/** "Elin Björkqvist", or the firm where no person is named; null when neither is. */
export function customerName({ first_name, last_name, company_name }: WireFullCustomer): string | null {
  const name = [first_name, last_name].filter(Boolean).join(' ');
  return name === '' ? (company_name ?? null) : name;
}

/** Turns an upstream customer into its row; the problem is the path of what cannot be stored. */
export function toCustomerRow(wire: WireFullCustomer): Result<ResourceRow<'customer'>, string> {
  const created = parseMicros(wire.created_at);
  if (created === null || created < 0 || created > MAX_CREATED_US) return fail('created_at');
  const words = new Set<string>();
  const texts = [wire.first_name, wire.last_name, wire.company_name, wire.email];
  for (const text of texts) addText(words, text ?? '');
  addReference(words, wire.id);
  return ok({
    columns: {
      id: wire.id,
      created_us: created,
      name: customerName(wire),
      email: wire.email ?? null,
      country_code: wire.country_code ?? null,
      currency: wire.currency ?? null,
      transactions_count: wire.transactions_count ?? null,
    },
    words: [...words],
  });
}
