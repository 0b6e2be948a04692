import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CustomerDetail, CustomerPage } from '#contract/customer.ts';
import type { Intent } from '#contract/intent.ts';
import type { InvoiceDetail } from '#contract/invoice.ts';
import { money } from '#domain/money.ts';
import type { FaultRule } from '#mocks/processout/faults.ts';
import { intentOf, newKey, readIntent, startQuietly } from '../money/support.ts';
import type { TestBff } from '../../support/start-bff.ts';

const MINUTE = 60_000;
let bff: TestBff;
let owner: CustomerDetail;
let token: string;

beforeEach(async () => {
  bff = await startQuietly({ size: 120 });
  await bff.synced();
  for (let i = 0; i < 10; i += 1) await bff.clock.advance(1_000);
  const { customers } = await bff.read<CustomerPage>('/api/customers?limit=100');
  for (const { id } of customers) {
    owner = (await bff.read<{ customer: CustomerDetail }>(`/api/customers/${id}`)).customer;
    const card = owner.tokens.find(
      ({ is_chargeable, expires }) => is_chargeable === true && expires !== null,
    );
    if (card === undefined || owner.currency === null) continue;
    token = card.id;
    return;
  }
  throw new Error('Nobody has a card to charge');
});
afterEach(() => bff.stop());

async function newInvoice(amount = '25', customer: string | null = owner.id): Promise<InvoiceDetail> {
  const body = {
    name: 'Membership',
    amount,
    currency: owner.currency,
    merchant_initiator_type: 'recurring',
    items: [],
    ...(customer !== null && { customer_id: customer }),
  };
  const reply = await bff.post('/api/invoices', body, { 'Idempotency-Key': newKey() });
  const { invoice } = (await reply.json()) as { invoice: { id: string } };
  return read(invoice.id);
}
const read = async (id: string) =>
  (await bff.read<{ invoice: InvoiceDetail }>(`/api/invoices/${id}`)).invoice;
const charge = (invoice: InvoiceDetail, over: object = {}, key = newKey()) =>
  bff.post(
    `/api/invoices/${invoice.id}/charge`,
    {
      version: invoice.transaction.version,
      amount: invoice.amount,
      currency: invoice.currency,
      token_id: token,
      capture: 'now',
      ...over,
    },
    { 'Idempotency-Key': key },
  );
const sent = () => bff.asked.filter((line) => /POST .*(capture|authorize)$/.test(line)).length;
const fault = (kind: FaultRule['kind']): FaultRule =>
  ({ kind, status: 500, times: 1, match: { method: 'POST', path: '/(capture|authorize)$' } }) as FaultRule;
const fieldsOf = async (reply: Response) =>
  Object.keys(((await reply.json()) as { error: { fields?: object } }).error.fields ?? {});

async function outcome(intent: Intent): Promise<Intent> {
  for (let i = 0; i < 30; i += 1) {
    const now = await readIntent(bff, intent.id);
    if (now.state === 'done' || now.state === 'failed') return now;
    await bff.clock.advance(MINUTE);
  }
  return readIntent(bff, intent.id);
}

/** What really happened upstream: one hold and one capture of all of it, never more. */
function expectChargedOnce({ amount, currency, transaction }: InvoiceDetail, { id }: Intent): void {
  const { ledger } = bff.simulator;
  expect(ledger.effectsByKey(id).map(({ action }) => action)).toEqual(['authorize', 'capture']);
  expect(ledger.transaction(transaction.id)?.captured).toBe(money(amount, currency).minor);
}

describe('charging a stored card', () => {
  test('takes the whole invoice at once, and says so only when it is taken', async () => {
    const invoice = await newInvoice();
    expect(invoice.charge).toEqual({ allowed: true });
    const intent = await intentOf(await charge(invoice));
    expect(intent).toMatchObject({ action: 'charge', amount: invoice.amount });
    expect((await outcome(intent)).state).toBe('done');
    const paid = await read(invoice.id);
    expect(paid).toMatchObject({ state: 'paid', charge: { allowed: false, reason: 'It is paid already.' } });
    expect(paid.transaction.captured_amount).toBe(invoice.amount);
    expectChargedOnce(invoice, intent);
  });

  test('may only hold it, with a time for the capture, which then happens by itself', async () => {
    const invoice = await newInvoice();
    const capture_at = new Date(bff.clock.now() + 60 * MINUTE).toISOString();
    const intent = await intentOf(await charge(invoice, { capture: 'later', capture_at }));
    expect(intent).toMatchObject({ action: 'authorize', state: 'done' });
    const held = await read(invoice.id);
    expect(held.state).toBe('authorized');
    expect(Date.parse(held.transaction.auto_capture_at ?? '')).toBe(Date.parse(capture_at));
    await bff.clock.advance(61 * MINUTE);
    expect(['paid', 'processing']).toContain((await read(invoice.id)).state);
  });

  test('twice with one key is one charge, and another key meets a payment that is over', async () => {
    const invoice = await newInvoice();
    const key = newKey();
    const [first, second] = await Promise.all([charge(invoice, {}, key), charge(invoice, {}, key)]);
    expect((await intentOf(first)).id).toBe((await intentOf(second)).id);
    expect(sent()).toBe(1);
    expect((await charge(invoice)).status).toBe(409);
    expect((await charge(invoice, { capture: 'later' }, key)).status).toBe(422);
    expect(sent()).toBe(1);
  });

  test('that was just made blocks another one, also while reads do not show it yet', async () => {
    const invoice = await newInvoice();
    await bff.clock.advance(MINUTE);
    bff.simulator.faults.set([{ kind: 'stale-reads', ms: MINUTE }]);
    expect(await intentOf(await charge(invoice, { capture: 'later' }))).toMatchObject({ state: 'done' });
    const again = await charge(invoice);
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ error: { code: 'action_not_allowed' } });
    expect(sent()).toBe(1);
  });

  test.each(['error-after', 'timeout-after'] as const)(
    'whose answer is lost after its effect (%s) is found to be done, and is sent once',
    async (kind) => {
      const invoice = await newInvoice();
      bff.simulator.faults.set([fault(kind)]);
      const pending = charge(invoice);
      await bff.clock.advance(9_000);
      const intent = await intentOf(await pending);
      expect(intent.state).not.toBe('failed');
      expect((await read(invoice.id)).cancel.allowed).toBe(false);
      expect((await outcome(intent)).state).toBe('done');
      expect(sent()).toBe(1);
      expectChargedOnce(invoice, intent);
    },
  );

  test('that never arrived is sent again with its key once that is certain, and happens once', async () => {
    const invoice = await newInvoice();
    bff.simulator.faults.set([fault('error-before')]);
    const intent = await intentOf(await charge(invoice));
    expect(intent.state).toBe('unknown');
    expect((await charge(invoice)).status).toBe(409);
    expect((await outcome(intent)).state).toBe('done');
    expect(sent()).toBe(2);
    expectChargedOnce(invoice, intent);
  });

  test('is refused with the field that is wrong, before anything is sent', async () => {
    const invoice = await newInvoice();
    const late = new Date(bff.clock.now() + 8 * 24 * 60 * MINUTE).toISOString();
    const early = new Date(bff.clock.now() - MINUTE).toISOString();
    const stranger = `tok_${'0'.repeat(32)}`;
    for (const [over, field] of [
      [{ amount: '24' }, 'amount'],
      [{ currency: 'KWD' }, 'currency'],
      [{ token_id: stranger }, 'token_id'],
      [{ token_id: 'card_1' }, 'token_id'],
      [{ capture: 'later', capture_at: late }, 'capture_at'],
      [{ capture: 'later', capture_at: early }, 'capture_at'],
      [{ capture_at: late }, 'capture_at'],
      [{ capture: 'never' }, 'capture'],
    ] as const) {
      const reply = await charge(invoice, over);
      expect([reply.status, await fieldsOf(reply)]).toEqual([400, [field]]);
    }
    expect((await charge(invoice, { version: 'older' })).status).toBe(409);
    expect(sent()).toBe(0);
  });

  test('needs an invoice that belongs to a customer', async () => {
    const invoice = await newInvoice('25', null);
    expect(invoice.charge.allowed).toBe(false);
    expect((await charge(invoice)).status).toBe(409);
  });
});
