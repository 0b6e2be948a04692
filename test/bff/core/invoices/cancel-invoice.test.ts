import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InvoiceDetail, InvoicePage } from '#contract/invoice.ts';
import type { FaultRule } from '#mocks/processout/faults.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';

const KEY = '11111111-2222-4333-8444-666666666666';

describe('cancelling an invoice', () => {
  let bff: TestBff;
  beforeEach(async () => {
    bff = await startBff({ size: 300 });
    await bff.synced();
  });
  afterEach(() => bff.stop());

  async function newest(state: string): Promise<InvoiceDetail> {
    const { invoices } = await bff.read<InvoicePage>(`/api/invoices?limit=1&state=${state}`);
    return (await bff.read<{ invoice: InvoiceDetail }>(`/api/invoices/${invoices[0]!.id}`)).invoice;
  }
  const cancel = ({ id, transaction: { version } }: InvoiceDetail, key = KEY) =>
    bff.post(`/api/invoices/${id}/cancel`, { version }, { 'Idempotency-Key': key });
  const deletions = () => bff.asked.filter((line) => line.startsWith('DELETE')).length;

  test('that nobody has paid takes it back, and the list and its page say so', async () => {
    const unpaid = await newest('unpaid');
    expect(unpaid.cancel).toEqual({ allowed: true });
    const reply = await cancel(unpaid);
    expect(reply.status).toBe(200);
    const { invoice } = (await reply.json()) as { invoice: InvoiceDetail };
    expect(invoice).toMatchObject({ id: unpaid.id, name: unpaid.name, state: 'cancelled', is_gone: true });
    expect(invoice.cancel).toEqual({ allowed: false, reason: 'It is cancelled already.' });
    expect(invoice.transaction.lines).toEqual(unpaid.transaction.lines);
    for (let i = 0; i < 3; i += 1) await bff.clock.advance(2_000);
    expect((await bff.read<InvoicePage>(`/api/invoices?q=${unpaid.id}`)).invoices[0]!.state).toBe(
      'cancelled',
    );
    expect((await newest('unpaid')).id).not.toBe(unpaid.id);
  });

  test('twice at once does it once, and both are told that it is done', async () => {
    const unpaid = await newest('unpaid');
    const replies = await Promise.all([cancel(unpaid), cancel(unpaid)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    const later = await cancel(unpaid, '21111111-2222-4333-8444-666666666666');
    expect(later.status).toBe(200);
  });

  test.each(['authorized', 'paid', 'failed', 'cancelled'])(
    'that is %s is refused with the reason, and nothing is sent',
    async (state) => {
      const invoice = await newest(state);
      const reply = await cancel(invoice);
      expect(reply.status).toBe(409);
      const { error } = (await reply.json()) as { error: { code: string; message: string } };
      expect(error.code).toBe('action_not_allowed');
      expect(invoice.cancel).toEqual({ allowed: false, reason: error.message });
      expect(deletions()).toBe(0);
    },
  );

  test('whose payment moved on since it was seen is not sent; the fresh one comes along', async () => {
    const unpaid = await newest('unpaid');
    const reply = await cancel({ ...unpaid, transaction: { ...unpaid.transaction, version: 'older' } });
    expect(reply.status).toBe(409);
    const { error, invoice } = (await reply.json()) as { error: { code: string }; invoice: InvoiceDetail };
    expect(error.code).toBe('object_changed');
    expect(invoice.transaction.version).toBe(unpaid.transaction.version);
    expect(deletions()).toBe(0);
  });

  const lost = (kind: 'error-before' | 'error-after'): FaultRule => ({
    kind,
    status: 500,
    times: 1,
    match: { method: 'DELETE' },
  });

  test('whose answer is lost is found to be done', async () => {
    const unpaid = await newest('unpaid');
    bff.simulator.faults.set([lost('error-after')]);
    const reply = await cancel(unpaid);
    expect(reply.status).toBe(200);
    expect(((await reply.json()) as { invoice: InvoiceDetail }).invoice.is_gone).toBe(true);
  });

  test('that never arrived is found not to be done, and can be sent again', async () => {
    const unpaid = await newest('unpaid');
    bff.simulator.faults.set([lost('error-before')]);
    const reply = await cancel(unpaid);
    expect(reply.status).toBe(503);
    expect(((await reply.json()) as { error: { message: string } }).error.message).toContain('still shows');
    expect((await cancel(unpaid)).status).toBe(200);
  });

  test('needs a key, a version, and an id that is one', async () => {
    const { id } = await newest('unpaid');
    const headers = { 'Idempotency-Key': KEY };
    expect((await bff.post(`/api/invoices/${id}/cancel`, { version: 'x' })).status).toBe(400);
    expect((await bff.post(`/api/invoices/${id}/cancel`, {}, headers)).status).toBe(400);
    expect((await bff.post('/api/invoices/tr_1/cancel', { version: 'x' }, headers)).status).toBe(400);
    const nobody = `/api/invoices/iv_${'0'.repeat(32)}/cancel`;
    expect((await bff.post(nobody, { version: 'x' }, headers)).status).toBe(404);
  });
});
