import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { monthEndReport } from '#contract/reports.ts';
import type { MonthEndReport } from '#contract/reports.ts';
import type { UnsettledGroups, UnsettledPage, UnsettledRow } from '#contract/settlement.ts';
import type { TransactionPage } from '#contract/transaction.ts';
import { formatDecimal, money, sum } from '#domain/money.ts';
import { parseMicros } from '#domain/time.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';
import { payoutsSynced } from '../payouts/payouts-support.ts';
import { readBooks } from './naive-payouts.ts';
import { reportPath } from './questions.ts';

interface Whose {
  readonly currency: string;
  readonly gateway: string | null;
}

const total = (amounts: readonly { readonly amount: string }[], currency: string): string =>
  formatDecimal(
    sum(
      amounts.map(({ amount }) => money(amount, currency)),
      currency,
    ),
  );

/** What a link of the report asks for. */
const asked = (as_of: string, { currency, gateway }: Whose): string =>
  new URLSearchParams({ as_of, currency, ...(gateway !== null && { gateway }) }).toString();

/** All pages, turned forwards; what each says of the whole. */
async function everyRow(bff: TestBff, query: string, limit = 7): Promise<UnsettledRow[]> {
  const rows: UnsettledRow[] = [];
  for (let more = true; more;) {
    const at = rows.length === 0 ? '' : `&start_after=${rows.at(-1)!.transaction.id}`;
    const page = await bff.read<UnsettledPage>(`/api/unsettled?${query}&limit=${String(limit)}${at}`);
    expect(page.coverage.complete).toBe(true);
    rows.push(...page.unsettled);
    more = page.has_more;
    if (!more) expect(page.total_count).toBe(rows.length);
  }
  return rows;
}

const groupsOf = async (bff: TestBff, query: string): Promise<UnsettledGroups['groups']> =>
  (await bff.read<UnsettledGroups>(`/api/unsettled/groups?${query}`)).groups;

/** Both ends of a period, for every account that rows can be asked of; the currencies that were owed in. */
async function owedIn(bff: TestBff, { period, accounts, totals }: MonthEndReport): Promise<string[]> {
  const owed: string[] = [];
  for (const account of [...accounts, ...totals]) {
    for (const [moment, figure] of [
      [period.from, account.opening],
      [period.to, account.closing],
    ] as const) {
      const query = asked(moment, account);
      const rows = await everyRow(bff, query, 100);
      const of = `${account.currency} ${String(account.gateway)} at ${moment}`;
      expect([of, total(rows, account.currency)]).toEqual([of, figure]);
      expect([of, total(await groupsOf(bff, query), account.currency)]).toEqual([of, figure]);
      if (rows.length > 0) owed.push(account.currency);
    }
  }
  return owed;
}

/** From the first payment of a shop to now, and a little beyond. */
async function lifeOf(bff: TestBff): Promise<(part: number) => string> {
  const { transactions } = await bff.read<TransactionPage>('/api/transactions?order=asc&limit=1');
  const first = Date.parse(transactions[0]!.created_at);
  return (part) => new Date(first + Math.floor((bff.clock.now() - first) * part)).toISOString();
}

async function startShop(seed: string, payouts: 'exact' | 'planted', size: number): Promise<TestBff> {
  const bff = await startBff({ seed, size, payouts });
  await payoutsSynced(bff);
  return bff;
}

describe('the rows behind the opening and the closing of a month', () => {
  it('come to the figures, whatever the world and the period', async () => {
    const worlds = fc.record({
      seed: fc.stringMatching(/^[a-z]{4,8}$/),
      payouts: fc.constantFrom('exact' as const, 'planted' as const),
      size: fc.integer({ min: 100, max: 250 }),
    });
    const part = fc.double({ min: 0.05, max: 1.05, noNaN: true });
    const months = fc.array(fc.uniqueArray(part, { minLength: 2, maxLength: 2 }), {
      minLength: 3,
      maxLength: 3,
    });
    const owed: string[] = [];
    await fc.assert(
      fc.asyncProperty(worlds, months, async ({ seed, payouts, size }, parts) => {
        const bff = await startShop(seed, payouts, size);
        const at = await lifeOf(bff);
        for (const [from = 0, to = 1] of parts.map((ends) => ends.toSorted((a, b) => a - b))) {
          const question = { period_gte: at(from), period_lt: at(to + 0.001), zone: 'Europe/Stockholm' };
          const report = monthEndReport.parse(await bff.read(reportPath('month-end', question)));
          owed.push(...(await owedIn(bff, report)));
        }
        await bff.stop();
      }),
      { numRuns: 6, seed: 20_261_031 },
    );
    for (const currency of ['EUR', 'JPY', 'KWD'])
      expect(owed.filter((one) => one === currency).length).toBeGreaterThan(0);
  }, 120_000);

  it('are what each payment is short of, or has too much', async () => {
    const bff = await startShop('south', 'planted', 300);
    const signs = new Set<number>();
    const life = await lifeOf(bff);
    const compare = async (at: number): Promise<void> => {
      const { moved, won, arrived } = await readBooks(bff.simulator);
      const expected = new Map<string, bigint>();
      const add = (id: string, minor: bigint) => expected.set(id, (expected.get(id) ?? 0n) + minor);
      for (const { payment, kind, minor, at: when } of moved) {
        if (when >= at * 1000) continue;
        add(payment.id, kind === 'captured' ? minor : -minor);
        if (kind === 'charged_back' && (won.get(payment.id) ?? Infinity) < at * 1000) add(payment.id, minor);
      }
      for (const payout of arrived.filter((one) => one.at < at * 1000))
        for (const { type, payment, settles } of payout.rows)
          if (payment && ['sale', 'refund', 'chargeback'].includes(type)) add(payment.id, -settles);
      const rows = await everyRow(bff, new URLSearchParams({ as_of: new Date(at).toISOString() }).toString());
      expect(
        rows
          .map(({ transaction: { id, currency }, amount }) => [id, money(amount, currency).minor])
          .toSorted(),
      ).toEqual([...expected].filter(([, minor]) => minor !== 0n).toSorted());
      for (const { amount, captured_at, days: age, is_late } of rows) {
        signs.add(Math.sign(Number(amount)));
        expect(age).toBe(Math.max(0, Math.floor((at - Date.parse(captured_at)) / 86_400_000)));
        if (Number(amount) < 0) expect(is_late).toBe(null);
      }
    };
    for (const part of [0.2, 0.5, 0.8, 1]) await compare(Date.parse(life(part)));
    // Payouts that were on their way arrive, and what was told changes with them.
    bff.simulator.advance(5 * 86_400_000);
    await bff.clock.advance(61_000);
    await payoutsSynced(bff);
    for (const days of [0, 2, 4]) await compare(Date.parse(life(1)) + days * 86_400_000);
    expect(signs).toEqual(new Set([1, -1]));
    await bff.stop();
  }, 60_000);

  it('turn both ways, and are narrowed by capture and lateness', async () => {
    const bff = await startShop('north', 'exact', 300);
    const as_of = (await lifeOf(bff))(0.7);
    const rows = await everyRow(bff, `as_of=${as_of}`);
    expect(rows.length).toBeGreaterThan(10);
    const captures = rows.map(({ captured_at }) => parseMicros(captured_at)!);
    expect(captures).toEqual(captures.toSorted((a, b) => a - b));
    const last = rows.at(-1)!.transaction.id;
    const back = await bff.read<UnsettledPage>(`/api/unsettled?as_of=${as_of}&limit=5&end_before=${last}`);
    expect(back.unsettled).toEqual(rows.slice(-6, -1));
    expect(back.has_more).toBe(true);
    const newest = await bff.read<UnsettledPage>(`/api/unsettled?as_of=${as_of}&limit=5&order=desc`);
    expect(newest.unsettled).toEqual(rows.toReversed().slice(0, 5));
    expect(await everyRow(bff, `as_of=${as_of}&late=true`)).toEqual(
      rows.filter(({ is_late }) => is_late === true),
    );
    const middle = rows[Math.floor(rows.length / 2)]!.captured_at;
    expect(await everyRow(bff, `as_of=${as_of}&captured_lt=${middle}`)).toEqual(
      rows.filter(({ captured_at }) => Date.parse(captured_at) < Date.parse(middle)),
    );
    await bff.stop();
  }, 60_000);

  it.each(['unsettled?as_of=yesterday', 'unsettled/groups?as_of=31.10.2026'])('refuse %s', async (path) => {
    const bff = await startBff({ size: 5 });
    const reply = await bff.get(`/api/${path}`);
    expect(reply.status).toBe(400);
    const { error } = (await reply.json()) as { error: { fields: Record<string, string> } };
    expect(error.fields).toEqual({ as_of: 'is not an RFC 3339 time' });
    await bff.stop();
  });
});
