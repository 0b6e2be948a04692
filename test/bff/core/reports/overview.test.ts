import { fc } from '#test/support/properties.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireTransaction } from '#bff/core/processout/wire-transaction.ts';
import { overviewReport } from '#contract/reports.ts';
import type { OverviewReport } from '#contract/reports.ts';
import type { MovementKind } from '#domain/dated-movements.ts';
import { formatDecimal } from '#domain/money.ts';
import { ratio } from '#domain/rates.ts';
import { parseMicros } from '#domain/time.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';
import { answersIn, everyPayment, isMade, movedIn } from './naive-world.ts';
import type { Answer, Moved } from './naive-world.ts';
import { periods, reportPath } from './questions.ts';
import type { Question } from './questions.ts';

const us = (time: string): number => parseMicros(time) ?? Number.NaN;

interface World {
  readonly payments: readonly WireTransaction[];
  readonly moved: readonly Moved[];
  readonly answers: readonly Answer[];
}

/** The numbers of a report by plain arithmetic, asked about its own periods and buckets. */
function naive(world: World, report: OverviewReport, { currency, gateway }: Question) {
  const chosen = ({ payment }: { payment: WireTransaction }): boolean =>
    (currency?.includes(payment.currency) ?? true) && (gateway?.includes(payment.gateway_name ?? '') ?? true);
  const answered = ({ payment, gateway: psp }: Answer): boolean =>
    (currency?.includes(payment.currency) ?? true) && (gateway?.includes(psp) ?? true);
  const sum = (of: string, kind: MovementKind, { from, to }: { from: string; to: string }): string =>
    formatDecimal({
      currency: of,
      minor: world.moved
        .filter((one) => chosen(one) && one.payment.currency === of && one.kind === kind)
        .filter(({ at }) => at >= us(from) && at < us(to))
        .reduce((total, { minor }) => total + minor, 0n),
    });
  const volumes = report.volumes.map(({ currency: of, buckets }) => ({
    currency: of,
    captured: sum(of, 'captured', report.period),
    captured_before: sum(of, 'captured', report.before),
    refunded: sum(of, 'refunded', report.period),
    refunded_before: sum(of, 'refunded', report.before),
    buckets: buckets.map((bucket) => ({
      ...bucket,
      captured: sum(of, 'captured', bucket),
      refunded: sum(of, 'refunded', bucket),
    })),
  }));
  const rate = (span: { from: string; to: string }) => {
    const made = isMade(us(span.from), us(span.to));
    const answers = world.answers.filter((one) => answered(one) && made(one.payment));
    const paid = (kind: MovementKind): number =>
      new Set(
        world.moved
          .filter((one) => chosen(one) && made(one.payment) && one.kind === kind)
          .map(({ payment }) => payment),
      ).size;
    return {
      answers,
      approval: ratio(answers.filter(({ approved }) => approved).length, answers.length),
      refund: ratio(paid('refunded'), paid('captured')),
      dispute: ratio(paid('charged_back'), paid('captured')),
    };
  };
  return { volumes, now: rate(report.period), before: rate(report.before) };
}

describe.each(['north', 'south', 'east'])('the overview of shop %s', (seed) => {
  let bff: TestBff;
  let world: World;

  beforeAll(async () => {
    bff = await startBff({ seed, size: 350 });
    await bff.synced();
    const payments = await everyPayment(bff.simulator);
    world = { payments, moved: movedIn(payments), answers: answersIn(payments) };
  });
  afterAll(() => bff.stop());

  const ask = async (question: Question): Promise<OverviewReport> =>
    overviewReport.parse(await bff.read(reportPath('overview', question)));

  it('agrees with plain arithmetic, whatever period, zone, currency and PSP', async () => {
    await fc.assert(
      fc.asyncProperty(periods(bff.clock.now()), async (question) => {
        const report = await ask(question);
        const { volumes, now, before } = naive(world, report, question);
        expect(report.volumes).toEqual(volumes);
        for (const rate of ['approval', 'refund', 'dispute'] as const)
          expect(report.rates[rate]).toMatchObject({ now: now[rate], before: before[rate] });
        expect(
          report.psps
            .map(({ gateway, attempts, approval, first_try, retry }) => [
              gateway,
              attempts,
              approval.now,
              first_try,
              retry,
            ])
            .toSorted(),
        ).toEqual(pspsOf(report, now.answers).toSorted());
        expect(report.saved_by_retry).toBe(
          now.answers.filter(({ approved, declinedBy }) => approved && declinedBy.length > 0).length,
        );
      }),
      { numRuns: 25 },
    );
  });

  it('leaves no currency out, and adds up to what the ledger says of all time', async () => {
    const report = await ask({
      period_gte: new Date(bff.clock.now() - 1_000 * 86_400_000).toISOString(),
      period_lt: new Date(bff.clock.now() + 1).toISOString(),
      zone: 'UTC',
      bucket: 'month',
    });
    const books = world.payments.map(({ id }) => bff.simulator.ledger.transaction(id)!);
    const currencies = new Set(books.filter(({ captured }) => captured > 0n).map(({ currency }) => currency));
    expect(new Set(report.volumes.map(({ currency }) => currency))).toEqual(currencies);
    for (const { currency, captured, refunded, buckets } of report.volumes) {
      const own = books.filter((book) => book.currency === currency);
      const total = (pick: (book: (typeof own)[number]) => bigint): string =>
        formatDecimal({ currency, minor: own.reduce((sum, book) => sum + pick(book), 0n) });
      expect({ captured, refunded }).toEqual({
        captured: total((book) => book.captured),
        refunded: total((book) => book.refunded),
      });
      expect(buckets.length).toBeGreaterThan(30);
    }
  });
});

function pspsOf({ psps }: OverviewReport, answers: readonly Answer[]) {
  return psps.map(({ gateway }) => {
    const own = answers.filter((answer) => answer.gateway === gateway);
    const share = (some: readonly Answer[]) =>
      ratio(some.filter(({ approved }) => approved).length, some.length);
    return [
      gateway,
      own.length,
      share(own),
      share(own.filter(({ declinedBy }) => declinedBy.length === 0)),
      share(own.filter(({ declinedBy }) => declinedBy.some((psp) => psp !== gateway))),
    ];
  });
}
