import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { overviewReport } from '#contract/reports.ts';
import { transactionDetailReply } from '#contract/transaction-detail.ts';
import { transactionPage } from '#contract/transaction.ts';
import { MONEY_ACTIONS } from '#domain/actions.ts';
import { request } from '#test/mocks/processout/support.ts';
import { reportPath } from '../reports/questions.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';

let rig: TestBff;
beforeEach(async () => {
  rig = await startBff({ seed: 'paid-out', size: 40 });
});
afterEach(() => rig.stop());

const ask = async (path: string, body: object) => {
  const headers = { 'content-type': 'application/json' };
  const reply = await rig.simulator.fetch(
    request(path, { method: 'POST', body: JSON.stringify(body), headers }),
  );
  return (await reply.json()) as Record<string, Record<string, string>>;
};

/** An invoice of CHF 5 that is paid out to a card. @returns the transaction's id */
async function payOut(number: string): Promise<string> {
  const { invoice } = await ask('/invoices', { name: 'Claim 7', amount: '5', currency: 'CHF' });
  const { card } = await ask('/cards', { number });
  await ask(`/invoices/${invoice!['id']!}/payout`, { source: card!['id'] });
  return invoice!['transaction_id']!;
}

/** What a report says of the francs, in which this shop sells nothing. */
const francs = async () => {
  const period = { period_gte: '2026-03-01T00:00:00Z', period_lt: '2026-04-01T00:00:00Z', zone: 'UTC' };
  const path = reportPath('overview', { ...period, currency: ['CHF'] });
  const { volumes, psps, rates } = overviewReport.parse(await rig.read(path));
  return { volumes, psps, rates };
};

describe('money that was paid out to a card', () => {
  it('is listed, and told for what it is, and nothing can be done with it', async () => {
    const id = await payOut('4242424242424242');
    await rig.synced();
    const { transactions } = transactionPage.parse(await rig.read('/api/transactions?q=Claim'));
    expect(transactions).toMatchObject([
      { id, status: 'completed', amount: '-5.00', captured_amount: '0.00', available_amount: '0.00' },
    ]);
    const { transaction: told } = transactionDetailReply.parse(await rig.read(`/api/transactions/${id}`));
    expect(told.attempts).toEqual([]);
    expect(
      told.aftermath.map(({ kind, state, amount, movement }) => [kind, state, amount, movement]),
    ).toEqual([
      ['request', 'succeeded', '5.00', null],
      ['payout', 'succeeded', '5.00', null],
    ]);
    expect(told.settlement.state).toBe('nothing_captured');
    for (const action of MONEY_ACTIONS) expect(told.actions[action].allowed).toBe(false);
  });

  it('changes no report: no sale, and no answer of a PSP', async () => {
    await rig.synced();
    const before = await francs();
    await payOut('4242424242424242');
    await payOut('4000000000002222');
    for (let minute = 0; minute < 5; minute += 1) await rig.clock.advance(60_000);
    const { transactions } = transactionPage.parse(await rig.read('/api/transactions?q=Claim'));
    expect(transactions.map(({ status }) => status)).toEqual(['failed', 'completed']);
    expect(await francs()).toEqual(before);
  });
});
