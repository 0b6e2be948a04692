import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { countInvoices, listInvoices } from '#bff/core/invoices/invoice-lists.ts';
import type { WireTransaction } from '#bff/core/processout/wire-transaction.ts';
import { INVOICE_STATES, invoiceState, isLinkExpired, linkExpiresAt } from '#domain/invoice.ts';
import type { InvoiceState } from '#domain/invoice.ts';
import { createFakeClock } from '#test/bff/support/fake-clock.ts';
import { openMirrorDb } from '#test/bff/support/mirror-db.ts';
import { id, wireTransaction } from '#test/bff/support/wire.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-09-01T10:00:00Z');
const STATUSES = ['waiting', 'pending', 'completed', 'failed'] as const;

interface Made {
  readonly day: number;
  readonly status: (typeof STATUSES)[number];
  /** Days that its link may be used, where the invoice says so. */
  readonly link: number | null;
  readonly isIngested: boolean;
}

const made: fc.Arbitrary<Made> = fc.record({
  day: fc.integer({ min: 0, max: 60 }),
  status: fc.constantFrom(...STATUSES, 'waiting'),
  link: fc.option(fc.integer({ min: 1, max: 40 })),
  isIngested: fc.boolean(),
});

const time = (ms: number): string => new Date(ms).toISOString();

function toWire({ day, status, link, isIngested }: Made, n: number): WireTransaction {
  const created_at = time(START + day * DAY + n);
  const invoice = {
    ...{ id: id('iv', n), name: `Order ${String(n)}`, amount: '10.00', currency: 'EUR', created_at },
    ...(link !== null && { expires_at: time(START + (day + link) * DAY) }),
  };
  return wireTransaction(n, {
    ...{ created_at, status, currency: n % 2 === 0 ? 'EUR' : 'SEK' },
    ...(isIngested ? { invoice_id: null } : { invoice }),
  });
}

function stateAt({ day, status, link }: Made, n: number, now: number): InvoiceState {
  const told = link === null ? null : time(START + (day + link) * DAY);
  return invoiceState(status, isLinkExpired(linkExpiresAt(START + day * DAY + n, told), now));
}

describe('links of unpaid invoices', () => {
  it('expire as time passes, nothing read again; what was ingested is no invoice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(made, { maxLength: 40 }),
        fc.subarray([...INVOICE_STATES], { minLength: 1 }),
        fc.option(fc.constantFrom('EUR', 'SEK')),
        fc.array(fc.integer({ min: -1, max: 100 * DAY }), { minLength: 1, maxLength: 3 }),
        async (shop, state, currency, moments) => {
          const { db, put } = await openMirrorDb();
          await put(shop.map(toWire));
          const clock = createFakeClock();
          const filters = currency === null ? {} : { currency: [currency] };
          for (const now of moments.map((after) => START + after)) {
            const invoices = shop.flatMap((one, n) => {
              const here = currency === null || currency === (n % 2 === 0 ? 'EUR' : 'SEK');
              return one.isIngested || !here ? [] : [{ id: id('iv', n), state: stateAt(one, n, now) }];
            });
            const wanted = invoices.filter((one) => state.includes(one.state));
            const page = await listInvoices(db, { ...filters, state, limit: 100, order: 'asc' }, now);
            const listed = page.ok ? page.value.invoices : [];
            expect(new Map(listed.map((row) => [row.id, row.state]))).toEqual(
              new Map(wanted.map((one) => [one.id, one.state])),
            );
            const counts = await countInvoices(db, { ...filters, state }, clock, now);
            expect(counts).toMatchObject({ ok: true, value: { total_count: wanted.length } });
            for (const each of INVOICE_STATES)
              expect((counts.ok && counts.value.by_state[each]) || 0).toBe(
                invoices.filter((one) => one.state === each).length,
              );
          }
          await db.destroy();
        },
      ),
      { numRuns: 40 },
    );
  });
});
