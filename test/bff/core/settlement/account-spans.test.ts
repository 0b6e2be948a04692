import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { accountSpans } from '#bff/core/settlement/account-spans.ts';
import { usualDelays } from '#bff/core/settlement/delays.ts';
import { openMirror } from '../payouts/support.ts';

const DAY_MS = 86_400_000;

async function openWaiting() {
  const db = await openMirror();
  await sql`insert into unsettled (position, gateway, currency, captured_us, amount) values
    (1, '', 'EUR', 1, 1), (2, 'adyen', 'EUR', 1, 1), (3, 'adyen', 'SEK', 1, 1), (4, 'adyen', 'EUR', 2, 1),
    (5, 'stripe', 'JPY', 1, 1)`.execute(db);
  await sql`insert into payout_delay (payout, gateway, currency, days, count) values
    (1, 'adyen', 'EUR', 3, 100), (1, 'adyen', 'SEK', 7, 100), (1, 'stripe', 'JPY', 1, 2)`.execute(db);
  const delays = await usualDelays(db);
  const ask = async (filters: Parameters<typeof accountSpans>[2]) => {
    const spans = await accountSpans(db, 'unsettled', filters, { delays, now: 20 * DAY_MS });
    return spans.map(({ gateway, currency, next }) => [gateway, currency, next]).toSorted();
  };
  return { db, ask };
}

const ENDLESS = Number.MAX_SAFE_INTEGER;
const micros = (days: number) => days * DAY_MS * 1000;

describe('the accounts that filters ask for', () => {
  it('are those that there are, the PSP that nobody names among them', async () => {
    const { db, ask } = await openWaiting();
    expect(await ask({})).toEqual([
      ['', 'EUR', ENDLESS],
      ['adyen', 'EUR', ENDLESS],
      ['adyen', 'SEK', ENDLESS],
      ['stripe', 'JPY', ENDLESS],
    ]);
    expect(await ask({ gateway: ['unknown', 'stripe'], currency: ['EUR'] })).toEqual([['', 'EUR', ENDLESS]]);
    expect(await ask({ gateway: ['nobody'] })).toEqual([]);
    await db.destroy();
  });

  it('end where a PSP is late by its own habit, and are left out where nobody knows it', async () => {
    const { db, ask } = await openWaiting();
    expect(await ask({ late: 'true' })).toEqual([
      ['adyen', 'EUR', micros(20 - 4) + 1],
      ['adyen', 'SEK', micros(20 - 8) + 1],
    ]);
    const captured_lt = new Date(14 * DAY_MS).toISOString();
    expect(await ask({ late: 'true', captured_lt })).toEqual([
      ['adyen', 'EUR', micros(14)],
      ['adyen', 'SEK', micros(12) + 1],
    ]);
    await db.destroy();
  });

  it('are none in an empty mirror', async () => {
    const db = await openMirror();
    const delays = await usualDelays(db);
    expect(await accountSpans(db, 'owed', {}, { delays, now: 0 })).toEqual([]);
    await db.destroy();
  });
});
