import { fc } from '#test/support/properties.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireTransaction } from '#bff/core/processout/wire-transaction.ts';
import type { TransactionCount, TransactionPage } from '#contract/transaction.ts';
import { MOVEMENT_KINDS } from '#domain/dated-movements.ts';
import { parseMicros } from '#domain/time.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';
import { answersIn, everyPayment, isMade, movedIn } from './naive-world.ts';
import { periods } from './questions.ts';
import type { Question } from './questions.ts';

const us = (time: string): number => parseMicros(time) ?? Number.NaN;

describe('the payments behind a figure of a report', () => {
  let bff: TestBff;
  let payments: readonly WireTransaction[];

  beforeAll(async () => {
    bff = await startBff({ size: 300 });
    await bff.synced();
    payments = await everyPayment(bff.simulator);
  });
  afterAll(() => bff.stop());

  /** All pages, and what the count says. */
  const listed = async (params: URLSearchParams): Promise<string[]> => {
    const ids: string[] = [];
    for (;;) {
      const place = ids.length === 0 ? '' : `&start_after=${String(ids.at(-1))}`;
      const page = await bff.read<TransactionPage>(`/api/transactions?${params}&limit=50${place}`);
      ids.push(...page.transactions.map(({ id }) => id));
      if (!page.has_more) break;
    }
    const count = await bff.read<TransactionCount>(`/api/transactions/count?${params}`);
    expect(count.total_count).toBe(ids.length);
    return ids.toSorted();
  };

  const whose = ({ currency = [], gateway = [] }: Question): string[][] => [
    ...currency.map((one) => ['currency', one]),
    ...gateway.map((one) => ['gateway', one]),
  ];

  it('are those whose money moved so within its span', async () => {
    const kinds = fc.constantFrom(...MOVEMENT_KINDS);
    await fc.assert(
      fc.asyncProperty(periods(bff.clock.now()), kinds, async (question, kind) => {
        const { period_gte, period_lt, currency, gateway } = question;
        const params = new URLSearchParams([
          ['moved', kind],
          ['moved_gte', period_gte],
          ['moved_lt', period_lt],
          ...whose(question),
        ]);
        const expected = movedIn(payments)
          .filter((one) => one.kind === kind && one.at >= us(period_gte) && one.at < us(period_lt))
          .map(({ payment }) => payment)
          .filter((one) => currency?.includes(one.currency) ?? true)
          .filter((one) => gateway?.includes(one.gateway_name ?? '') ?? true);
        expect(await listed(params)).toEqual([...new Set(expected.map(({ id }) => id))].toSorted());
      }),
      { numRuns: 40 },
    );
  });

  it('are those that a PSP answered, whichever took them in the end', async () => {
    await fc.assert(
      fc.asyncProperty(periods(bff.clock.now()), async ({ period_gte, period_lt }) => {
        const params = new URLSearchParams({
          tried: 'adyen',
          created_gte: period_gte,
          created_lt: period_lt,
        });
        const made = isMade(us(period_gte), us(period_lt));
        const expected = answersIn(payments.filter(made)).filter(({ gateway }) => gateway === 'adyen');
        expect(await listed(params)).toEqual(
          [...new Set(expected.map(({ payment }) => payment.id))].toSorted(),
        );
      }),
      { numRuns: 15 },
    );
  });
});
