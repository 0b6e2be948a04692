import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { CAPTURE, GOOD, REFUND, rig } from './client-rig.ts';

const ID = /^[a-z_]+_[A-Za-z0-9]{32}$/;

/** Every call of the client that puts an id into a path, and what that path must look like. */
const CALLS: readonly (readonly [
  RegExp,
  (client: ReturnType<typeof rig>['client'], id: string) => Promise<unknown>,
])[] = [
  [/^\/transactions\/tr_\w{32}$/, (client, id) => client.transaction(id)],
  [/^\/transactions\/tr_\w{32}\/refunds$/, (client, id) => client.refunds(id)],
  [/^\/transactions\/tr_\w{32}\/refunds$/, (client, id) => client.refund(id, REFUND, 'k')],
  [/^\/invoices\/iv_\w{32}$/, (client, id) => client.invoice(id)],
  [/^\/invoices\/iv_\w{32}\/capture$/, (client, id) => client.capture(id, CAPTURE, 'k')],
  [/^\/invoices\/iv_\w{32}\/void$/, (client, id) => client.void(id, 'k')],
  [/^\/invoices\/iv_\w{32}\/increment_authorization$/, (client, id) => client.increment(id, '1', 'k')],
  [/^\/customers\/cust_\w{32}$/, (client, id) => client.customer(id)],
  [/^\/customers\/cust_\w{32}\/tokens$/, (client, id) => client.tokens(id)],
  [/^\/balances\/tokens\/tok_\w{32}$/, (client, id) => client.balances(id)],
  [/^\/events\/ev_\w{32}$/, (client, id) => client.event(id)],
  [/^\/events\/ev_\w{32}$/, (client, id) => client.eventOnce(id)],
  [/^\/events\/ev_\w{32}\/webhooks$/, (client, id) => client.deliveries(id)],
  [/^\/payouts\/payt_\w{32}$/, (client, id) => client.payout(id)],
  [/^\/payouts\/payt_\w{32}\/items$/, (client, id) => client.payoutItems(id, { limit: 10, order: 'asc' })],
  [
    /^\/customers\/[\w-]+\/tokens\/[\w-]+$/,
    (client, id) =>
      client.write(
        { method: 'DELETE', path: ['customers', id, 'tokens', id], idempotencyKey: 'k' },
        z.unknown(),
      ),
  ],
];

const kind = fc.constantFrom('tr', 'iv', 'cust', 'tok', 'ev', 'payt', 'payt_itm', 'refd');
const wellFormed = fc.tuple(kind, fc.stringMatching(/^[A-Za-z0-9]{32}$/)).map((parts) => parts.join('_'));
/** An id with one character taken out, put in or exchanged for one that means something in an address. */
const spoilt = fc
  .tuple(
    wellFormed,
    fc.nat(36),
    fc.constantFrom('/', '..', '?', '#', '%2f', '\\', '@', ':', '\0', '\r\n', 'ａ', ' '),
  )
  .map(([id, at, trick]) => id.slice(0, at) + trick + id.slice(at + 1));

describe('the client of ProcessOut', () => {
  it('asks one host, by the paths of its calls and no others, whatever it is given for an id', async () => {
    const { client, requests } = rig(() => Response.json(GOOD));
    const given = fc.oneof(
      wellFormed,
      spoilt,
      fc.string({ maxLength: 50, unit: 'binary' }),
      fc.constant('__proto__'),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...CALLS), given, async ([template, call], id) => {
        const before = requests.length;
        await call(client, id);
        for (const { url } of requests.splice(before)) {
          const { origin, pathname } = new URL(url);
          expect(origin).toBe('https://api.processout.test');
          expect(pathname).toMatch(template);
          expect(ID.test(id) || /^[\w-]+$/.test(id)).toBe(true);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
