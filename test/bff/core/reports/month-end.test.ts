import { fc } from '#test/support/properties.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthEndReport } from '#contract/reports.ts';
import type { MonthEndAccountView, MonthEndReport } from '#contract/reports.ts';
import { formatDecimal, money } from '#domain/money.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';
import { payoutsSynced } from '../payouts/payouts-support.ts';
import { readBooks, us } from './naive-payouts.ts';
import type { Arrived, Books } from './naive-payouts.ts';
import { periods, reportPath } from './questions.ts';
import type { Question } from './questions.ts';

interface Account {
  readonly currency: string;
  readonly gateway: string;
}

const SETTLING = ['sale', 'refund', 'chargeback'];

/** What a PSP owes in a currency at a moment, payment by payment and row by row. */
function owedAt({ moved, won, arrived }: Books, { currency, gateway }: Account, moment: number): bigint {
  const own = moved.filter(
    ({ payment, at }) => payment.currency === currency && payment.gateway_name === gateway && at < moment,
  );
  const owed = own.reduce((sum, { kind, minor, payment }) => {
    const isBack = kind === 'charged_back' && (won.get(payment.id) ?? Infinity) < moment;
    return kind === 'captured' ? sum + minor : isBack ? sum : sum - minor;
  }, 0n);
  const rows = arrived
    .filter((payout) => payout.gateway === gateway && payout.at < moment)
    .flatMap((payout) => payout.rows)
    .filter(({ type, payment }) => SETTLING.includes(type) && payment?.currency === currency);
  return rows.reduce((sum, { settles }) => sum - settles, owed);
}

/** An account by plain arithmetic: everything but the counts. */
function naive(books: Books, account: Account, { from, to }: { from: string; to: string }) {
  const { currency, gateway } = account;
  const [begin, end] = [us(from), us(to)];
  const within = ({ at }: { at: number }): boolean => at >= begin && at < end;
  const moved = books.moved.filter(
    ({ payment }) => payment.currency === currency && payment.gateway_name === gateway,
  );
  const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, one) => total + one, 0n);
  const of = (kind: string): bigint =>
    sum(moved.filter((one) => one.kind === kind && within(one)).map(({ minor }) => minor));
  const wonBack = sum(
    moved
      .filter(
        ({ kind, payment }) => kind === 'charged_back' && within({ at: books.won.get(payment.id) ?? -1 }),
      )
      .map(({ minor }) => minor),
  );
  const payouts = books.arrived.filter((one) => one.gateway === gateway && within(one));
  const own = payouts.filter(({ payout }) => payout.currency === currency);
  const part = (field: 'fees' | 'reserve' | 'adjustments'): bigint =>
    sum(own.map(({ payout }) => money(payout[field] ?? '0', currency).minor));
  const foreign = (some: readonly Arrived[]) =>
    some.flatMap(({ payout, rows }) =>
      rows.filter(
        ({ type, payment }) => SETTLING.includes(type) && payment && payment.currency !== payout.currency,
      ),
    );
  const left = foreign(payouts).filter(({ payment }) => payment?.currency === currency);
  const movements = {
    captured: of('captured'),
    refunded: -of('refunded'),
    charged_back: wonBack - of('charged_back'),
    fees: part('fees'),
    reserve: part('reserve'),
    adjustments: part('adjustments'),
    converted: sum(foreign(own).map(({ amount }) => amount)) - sum(left.map(({ settles }) => settles)),
    paid_out: -sum(own.map(({ amount }) => amount)),
  };
  const opening = owedAt(books, account, begin);
  const closing = owedAt(books, account, end);
  const residual = closing - opening - sum(Object.values(movements));
  const text = (minor: bigint): string => formatDecimal({ minor, currency });
  return {
    currency,
    gateway,
    opening: text(opening),
    movements: Object.fromEntries(Object.entries(movements).map(([line, minor]) => [line, text(minor)])),
    closing: text(closing),
    residual: text(residual),
  };
}

const withoutCounts = ({ movements, ...account }: MonthEndAccountView) => ({
  ...account,
  movements: Object.fromEntries(movements.map(({ line, amount }) => [line, amount])),
});

describe.each([
  ['north', 'exact'],
  ['south', 'planted'],
  ['west', 'planted'],
] as const)('the months of shop %s, payouts %s', (seed, payouts) => {
  let bff: TestBff;
  let books: Books;

  beforeAll(async () => {
    bff = await startBff({ seed, size: 400, payouts });
    await payoutsSynced(bff);
    books = await readBooks(bff.simulator);
  });
  afterAll(() => bff.stop());

  const ask = async (question: Question): Promise<MonthEndReport> =>
    monthEndReport.parse(await bff.read(reportPath('month-end', question)));
  const ever = (): Question => ({
    period_gte: new Date(bff.clock.now() - 1_000 * 86_400_000).toISOString(),
    period_lt: new Date(bff.clock.now()).toISOString(),
    zone: 'UTC',
  });

  it('agree with plain arithmetic, whatever the period', async () => {
    await fc.assert(
      fc.asyncProperty(periods(bff.clock.now()), async (question) => {
        const report = await ask(question);
        expect(report.complete).toBe(true);
        expect(report.accounts.map(withoutCounts)).toEqual(
          report.accounts.map(({ currency, gateway }) =>
            naive(books, { currency, gateway: gateway ?? '' }, report.period),
          ),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('leave no account out', async () => {
    const named = ({ currency, gateway }: { currency: string; gateway: string | null }): string =>
      `${currency} ${String(gateway)}`;
    const { accounts } = await ask(ever());
    const moved = books.moved.map(({ payment }) =>
      named({ currency: payment.currency, gateway: payment.gateway_name ?? null }),
    );
    const arrived = books.arrived.map(({ payout, gateway }) => named({ currency: payout.currency, gateway }));
    expect(new Set(accounts.map(named))).toEqual(new Set([...moved, ...arrived]));
    expect(new Set(accounts.map(({ currency }) => currency)).size).toBeGreaterThan(3);
  });

  it('add up where the payouts do, and show what does not', async () => {
    const { accounts, totals } = await ask(ever());
    const off = accounts.filter(({ residual }) => /[1-9]/.test(residual));
    const planted = bff.simulator.payouts.planted().filter(({ residual }) => residual !== 0n);
    if (payouts === 'exact') expect(off).toEqual([]);
    else expect(planted.length > 0).toBe(off.length > 0);
    for (const total of totals) {
      const own = accounts.filter(({ currency }) => currency === total.currency);
      const sum = own.reduce((all, { closing, currency }) => all + money(closing, currency).minor, 0n);
      expect(total).toMatchObject({
        gateway: null,
        closing: formatDecimal({ minor: sum, currency: total.currency }),
      });
    }
  });

  it('go on where the one before ended', async () => {
    const [from, middle, to] = [-90, -31, 0].map((days) =>
      new Date(bff.clock.now() + days * 86_400_000).toISOString(),
    ) as [string, string, string];
    const before = await ask({ period_gte: from, period_lt: middle, zone: 'UTC' });
    const after = await ask({ period_gte: middle, period_lt: to, zone: 'UTC' });
    const closing = new Map(before.accounts.map((one) => [`${one.currency} ${one.gateway}`, one.closing]));
    for (const { currency, gateway, opening } of after.accounts)
      expect(opening).toBe(closing.get(`${currency} ${gateway}`) ?? formatDecimal({ minor: 0n, currency }));
  });

  it('are a file with the same numbers, named by the days of the zone', async () => {
    const february = {
      period_gte: '2026-01-31T23:00:00Z',
      period_lt: '2026-02-28T23:00:00Z',
      zone: 'Europe/Stockholm',
    };
    const report = await ask(february);
    const reply = await bff.get(reportPath('month-end.csv', february));
    expect(reply.headers.get('content-disposition')).toBe(
      'attachment; filename="month-end-2026-02-01-to-2026-02-28.csv"',
    );
    const [header, ...lines] = (await reply.text()).trimEnd().split('\r\n');
    expect(header).toBe('period_from,period_to,zone,complete,currency,gateway,line,amount,count');
    const begin = `${report.period.from},${report.period.to},Europe/Stockholm,yes`;
    expect(lines).toEqual(
      [...report.accounts, ...report.totals].flatMap(({ currency, gateway, ...account }) => {
        const own = `${begin},${currency},${gateway ?? 'all'}`;
        return [
          `${own},opening,${account.opening},`,
          ...account.movements.map(({ line, amount, count }) => `${own},${line},${amount},${count}`),
          `${own},closing,${account.closing},`,
          `${own},residual,${account.residual},`,
        ];
      }),
    );
  });
});
