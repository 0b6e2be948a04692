import { describe, expect, it } from 'vitest';
import { authorized, captured, DAY, HOUR, invoice, open, transaction } from './support.ts';

const reason = 'customer_request';

describe('a refund', () => {
  it('takes all that remains when it names no amount, and all items when it names none', async () => {
    const client = open();
    const paid = await captured(client);
    await client.json(`/transactions/${paid.transaction}/refunds`, {
      reason,
      amount: '9',
      invoice_detail_ids: [],
    });
    const rest = await client.json(`/transactions/${paid.transaction}/refunds`, { reason, amount: null });
    expect(rest.body.refund).toMatchObject({ amount: '20', invoice_detail_ids: paid.details });
    const refunds = (await client.get(`/transactions/${paid.transaction}/refunds?order=asc`)).body;
    expect(refunds.total_count).toBe(2);
    expect(refunds.refunds[0]).toMatchObject({ amount: '9', invoice_detail_ids: [] });
  });

  it('never goes over what is left', async () => {
    const client = open();
    const paid = await captured(client);
    const path = `/transactions/${paid.transaction}/refunds`;
    const over = await client.json(path, { reason, amount: '29.01' });
    expect(over.status).toBe(400);
    expect(over.body).toMatchObject({
      error_type: 'request.validation.invalid-amount',
      message: 'No amount is available on the transaction to be refunded.',
    });
    await client.json(path, { reason });
    expect((await client.json(path, { reason })).body.error_type).toBe('request.validation.invalid-amount');
    expect(client.sim.ledger.transaction(paid.transaction)?.refunded).toBe(2900n);
  });

  it.each(['0', '-1', '1.999', '1,00', '1e2', ' 1', 5])('refuses the amount %j', async (amount) => {
    const client = open();
    const paid = await captured(client);
    const answer = await client.json(`/transactions/${paid.transaction}/refunds`, { reason, amount });
    expect(answer.status).toBe(400);
    expect(answer.body.error_type).toBe('request.validation.invalid-amount');
    expect(answer.body.invalid_fields).toMatchObject([{ name: 'amount' }]);
  });

  it.each([undefined, null, '', 'other', 7])('refuses the reason %j', async (wrong) => {
    const client = open();
    const paid = await captured(client);
    const answer = await client.json(`/transactions/${paid.transaction}/refunds`, {
      reason: wrong,
      amount: '1',
    });
    expect(answer.status).toBe(400);
    expect(answer.body.invalid_fields).toMatchObject([{ name: 'reason' }]);
  });

  it('refuses items of another invoice, and keeps metadata for the list', async () => {
    const client = open();
    const [paid, other] = [await captured(client), await captured(client)];
    const path = `/transactions/${paid.transaction}/refunds`;
    expect((await client.json(path, { reason, amount: '1', invoice_detail_ids: other.details })).status).toBe(
      400,
    );
    await client.json(path, { reason, amount: '1', metadata: { intent_id: 'i-1' } });
    expect((await client.get(path)).body.refunds[0]!.metadata).toEqual({ intent_id: 'i-1' });
    expect(client.sim.ledger.effectsByMetadata('intent_id', 'i-1')).toHaveLength(1);
  });

  it('is declined for the card whose refunds are: 410, in the trail, no refund', async () => {
    const client = open();
    const paid = await captured(client, { number: '4000000000000077' });
    const answer = await client.json(`/transactions/${paid.transaction}/refunds`, { reason, amount: '1' });
    expect(answer.status).toBe(410);
    expect(answer.body.error_type).toBe('gateway.declined');
    const after = await transaction(client, paid, 'operations,refunds');
    expect(after).toMatchObject({ status: 'completed', refunded_amount: '0', refunds: [] });
    expect(after.operations.at(-1)).toMatchObject({
      type: 'refund',
      has_failed: true,
      error_code: 'gateway.declined',
    });
  });

  it('is confirmed later by some PSPs, and may fail then: the amount comes back', async () => {
    const client = open();
    const paid = await captured(client);
    const asked = { reason, amount: '9', information: 'sentinel:fails-later' };
    const { refund } = (await client.json(`/transactions/${paid.transaction}/refunds`, asked)).body;
    expect(refund.has_failed).toBe(false);
    expect(await transaction(client, paid)).toMatchObject({ status: 'refunded', refunded_amount: '9' });
    client.sim.advance(3 * DAY);
    const after = await transaction(client, paid, 'refunds');
    expect(after).toMatchObject({
      status: 'completed',
      refunded: true,
      refunded_amount: '0',
      available_amount: '29',
    });
    expect(after.refunds).toMatchObject([{ id: refund.id, has_failed: true }]);
  });
});

describe('a capture', () => {
  it('takes a part, once, and releases the rest', async () => {
    const client = open();
    const held = await authorized(client);
    const body = { source: '', capture_amount: '20', capture_statement_descriptor: 'NORRLAND 1' };
    const answer = await client.json(`/invoices/${held.invoice}/capture`, body);
    expect(answer.body.transaction).toMatchObject({
      status: 'completed',
      authorized_amount: '29',
      captured_amount: '20',
      voided_amount: '9',
      available_amount: '20',
    });
    expect((await client.get(`/invoices/${held.invoice}`)).body.invoice.statement_descriptor).toBe(
      'NORRLAND 1',
    );
    const again = await client.json(`/invoices/${held.invoice}/capture`, { capture_amount: '9' });
    expect([again.status, again.body.error_type]).toEqual([400, 'gateway.invalid-state']);
  });

  it('refuses more than is held, a long descriptor and foreign items', async () => {
    const client = open();
    const held = await authorized(client);
    const other = await invoice(client);
    const refused = [
      { capture_amount: '29.01' },
      { capture_statement_descriptor: 'A'.repeat(23) },
      { invoice_detail_ids: other.details },
    ];
    for (const body of refused) {
      const answer = await client.json(`/invoices/${held.invoice}/capture`, body);
      expect(answer.status).toBe(400);
      expect(answer.body.invalid_fields).toMatchObject([{ name: Object.keys(body)[0] }]);
    }
    expect((await transaction(client, held)).status).toBe('authorized');
  });

  it('waits for the PSP that confirms later', async () => {
    const client = open();
    const held = await authorized(client, { currency: 'GBP' });
    const answer = await client.json(`/invoices/${held.invoice}/capture`, {});
    expect(answer.body.transaction).toMatchObject({
      status: 'pending-capture',
      captured: false,
      captured_amount: '0',
    });
    client.sim.advance(2 * HOUR);
    expect(await transaction(client, held)).toMatchObject({ status: 'completed', captured_amount: '29' });
  });

  it('fails for the card whose captures do', async () => {
    const client = open();
    const held = await authorized(client, { number: '4000000000000010' });
    expect((await client.json(`/invoices/${held.invoice}/capture`, {})).status).toBe(410);
    expect((await transaction(client, held)).status).toBe('authorized');
  });

  it('needs a source when nothing was authorized', async () => {
    const client = open();
    const made = await invoice(client);
    const answer = await client.json(`/invoices/${made.invoice}/capture`, { source: '' });
    expect([answer.status, answer.body.error_type]).toEqual([400, 'request.validation.missing-source']);
  });
});

describe('a hold', () => {
  it('grows by increments: 29 and 5 give 34', async () => {
    const client = open();
    const held = await authorized(client, { incremental: true });
    const { body } = await client.form(`/invoices/${held.invoice}/increment_authorization`, 'amount=5.00');
    expect(body.transaction).toMatchObject({ status: 'authorized', amount: '34', authorized_amount: '34' });
    const { invoice } = (await client.get(`/invoices/${held.invoice}`)).body;
    expect(invoice).toMatchObject({ incremental: true, amount: '29' });
  });

  it('does not grow when it was not made so, was captured, or the card refuses', async () => {
    const client = open();
    const plain = await authorized(client);
    const path = (id: string) => `/invoices/${id}/increment_authorization`;
    expect((await client.json(path(plain.invoice), { amount: '5' })).status).toBe(400);
    const poor = await authorized(client, { incremental: true, number: '4000000000003303' });
    const answer = await client.json(path(poor.invoice), { amount: '5' });
    expect([answer.status, answer.body.error_type]).toEqual([410, 'card.no-money']);
    const held = await authorized(client, { incremental: true });
    await client.json(`/invoices/${held.invoice}/capture`, {});
    expect((await client.json(path(held.invoice), { amount: '5' })).status).toBe(400);
    expect((await client.json(path(held.invoice), {})).body.error_type).toBe(
      'request.validation.invalid-amount',
    );
  });

  it('is released by a void, and what it was stays told', async () => {
    const client = open();
    const held = await authorized(client);
    const { body } = await client.form(`/invoices/${held.invoice}/void`, '');
    expect(body.transaction).toMatchObject({
      status: 'voided',
      authorized: true,
      voided: true,
      captured: false,
      authorized_amount: '29',
    });
    expect((await client.form(`/invoices/${held.invoice}/void`, '')).body.error_type).toBe(
      'gateway.invalid-state',
    );
    expect((await client.form(`/invoices/${held.invoice}/capture`, '')).status).toBe(400);
  });

  it('is not there when the bank declines: 410, and a failed transaction', async () => {
    const client = open();
    const made = await invoice(client);
    const source = (await client.json('/cards', { number: '4000000000002206' })).body.card.id;
    const answer = await client.json(`/invoices/${made.invoice}/authorize`, { source });
    expect([answer.status, answer.body.error_type]).toEqual([410, 'card.no-money']);
    expect(await transaction(client, made)).toMatchObject({ status: 'failed', error_code: 'card.no-money' });
  });

  it('waits for the customer when the card asks for 3D Secure', async () => {
    const client = open();
    const made = await invoice(client);
    const source = (await client.json('/cards', { number: '4000000000000101' })).body.card.id;
    const { body } = await client.json(`/invoices/${made.invoice}/authorize`, { source });
    expect(body).toMatchObject({ transaction: { status: 'pending' }, customer_action: { type: 'url' } });
  });
});
