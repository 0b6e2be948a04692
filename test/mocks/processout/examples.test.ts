import { describe, expect, it } from 'vitest';
import { open, request } from './support.ts';

/** The worked examples of the seeds, with ids of this world. */
describe('the examples of the server API reference', () => {
  it('creates an invoice from the curl sample, with the fields of the sample answer', async () => {
    const client = open();
    const customer = (await client.get('/customers?limit=1')).body.customers[0]!.id;
    const { status, body } = await client.form(
      '/invoices',
      `customer_id=${customer}&name=Amazing item&statement_descriptor=amazing item&amount=4.99&currency=AUD`,
    );
    expect(status).toBe(200);
    const { id, transaction_id } = body.invoice;
    expect(id).toMatch(/^iv_[A-Za-z0-9]{32}$/);
    expect(transaction_id).toMatch(/^tr_[A-Za-z0-9]{32}$/);
    expect(body).toEqual({
      success: true,
      invoice: {
        id,
        project_id: 'proj_sandbox',
        subscription_id: null,
        customer_id: customer,
        token_id: null,
        details: null,
        transaction_id,
        name: 'Amazing item',
        amount: '4.99',
        currency: 'AUD',
        metadata: {},
        gateway_data: {},
        exemption_reason_3ds2: null,
        challenge_indicator: null,
        sca_exemption_reason: null,
        statement_descriptor: 'amazing item',
        merchant_initiator_type: null,
        require_backend_capture: null,
        card_verification: null,
        return_url: null,
        cancel_url: null,
        webhook_url: null,
        sandbox: true,
        url: `https://checkout.processout.com/test-proj_sandbox/${id}`,
        created_at: '2026-11-17T12:00:00Z',
        risk: { score: null, is_legit: null, skip_gateway_rules: null },
        device: { id: null, channel: null, ip_address: null },
        shipping: {
          amount: '0',
          method: null,
          provider: null,
          delay: null,
          address1: null,
          address2: null,
          city: null,
          state: null,
          country_code: null,
          zip: null,
          phone_number: null,
          expects_shipping_at: null,
          relay_store_name: null,
        },
        external_fraud_tools: null,
        incremental: null,
        tax: { rate: null, amount: null },
        payment_type: null,
        auto_capture_at: null,
        expires_at: '2026-12-18T12:00:00Z',
        order_id: null,
        initiation_type: null,
        payment_intent: null,
        statement_descriptor_phone: null,
        statement_descriptor_city: null,
        statement_descriptor_company: null,
        statement_descriptor_url: null,
      },
    });
    expect((await client.get(`/invoices/${id}`)).body).toEqual(body);
  });

  it('expands the customer beside its id and changes nothing else', async () => {
    const client = open();
    const plain = (await client.get('/transactions?limit=20')).body.transactions;
    const id = plain.find((one) => one.customer_id)!.invoice_id;
    const { invoice } = (await client.get(`/invoices/${id}`)).body;
    const { customer, ...rest } = (await client.get(`/invoices/${id}?expand[]=customer`)).body.invoice;
    expect(rest).toEqual(invoice);
    expect(customer).toMatchObject({
      id: invoice.customer_id,
      tokens: null,
      transactions: null,
      balance: '0',
    });
  });

  it('lists in the envelope of the sample', async () => {
    const client = open();
    const { body } = await client.get('/customers?limit=20&order=asc');
    const { customers, ...envelope } = body;
    expect(envelope).toEqual({
      count: 20,
      has_more: true,
      limit: 20,
      order: 'asc',
      success: true,
      total_count: envelope.total_count,
    });
    expect(customers).toHaveLength(20);
  });

  it('authorizes, then captures with an empty form body, as seed 002 does', async () => {
    const client = open();
    const made = (await client.form('/invoices', 'name=Amazing item&amount=4.99&currency=USD')).body.invoice;
    const source = (await client.form('/cards', 'number=4242424242424242')).body.card.id;
    const held = (await client.form(`/invoices/${made.id}/authorize`, `source=${source}`)).body.transaction;
    expect(held).toMatchObject({
      status: 'authorized',
      authorized: true,
      captured: false,
      captured_amount: '0',
    });
    const { transaction } = (await client.form(`/invoices/${made.id}/capture`, '')).body;
    expect(transaction).toMatchObject({
      status: 'completed',
      captured_amount: '4.99',
      available_amount: '4.99',
    });
  });

  it('captures with a source alone, authorizing on the way', async () => {
    const client = open();
    const made = (await client.form('/invoices', 'name=Amazing item&amount=4.99&currency=USD')).body.invoice;
    const source = (await client.form('/cards', 'number=4242424242424242')).body.card.id;
    const { transaction } = (await client.form(`/invoices/${made.id}/capture`, `source=${source}`)).body;
    expect(transaction).toMatchObject({ id: made.transaction_id, status: 'completed', authorized: true });
    const rows = transaction.operations.map((row) => [row.type, row.is_attempt]);
    expect(rows).toEqual([
      ['request', false],
      ['authorization', true],
      ['authorization', false],
      ['capture', true],
      ['capture', false],
    ]);
  });

  it('refunds with the curl sample and finds the refund again', async () => {
    const client = open();
    const made = (await client.form('/invoices', 'name=Amazing item&amount=29&currency=USD')).body.invoice;
    const source = (await client.form('/cards', 'number=4242424242424242')).body.card.id;
    await client.form(`/invoices/${made.id}/capture`, `source=${source}`);
    const path = `/transactions/${made.transaction_id}/refunds`;
    const { refund } = (await client.form(path, 'reason=customer_request&amount=4.99')).body;
    expect(refund).toMatchObject({
      amount: '4.99',
      reason: 'customer_request',
      has_failed: false,
      sandbox: true,
    });
    expect((await client.get(`${path}/${refund.id}`)).body.refund).toEqual(refund);
    expect((await client.get(`/invoices/${made.id}/transactions`)).body.transaction).toMatchObject({
      status: 'refunded',
      refunded: true,
      refunded_amount: '4.99',
      available_amount: '24.01',
    });
  });
});

describe('the project', () => {
  it('is asked for by Basic auth', async () => {
    const client = open();
    for (const authorization of ['', 'Basic !', `Basic ${btoa('test-proj_sandbox:wrong')}`, 'Bearer x']) {
      const answer = await client.send(
        request('/transactions', { headers: { authorization: authorization || 'x' } }),
      );
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ success: false, error_type: 'request.authentication.invalid' });
    }
  });

  it('shows live objects under its plain id', async () => {
    const client = open({ project: { id: 'proj_live', secret: 'secret' } });
    const authorization = `Basic ${btoa('proj_live:secret')}`;
    const { body } = await client.send(request('/transactions?limit=1', { headers: { authorization } }));
    expect(body.transactions[0]).toMatchObject({ project_id: 'proj_live', sandbox: false });
  });

  it('knows its routes: 404 for none, 501 for those that are not simulated', async () => {
    const client = open();
    expect((await client.get('/nowhere')).body.error_type).toBe('request.route-not-found');
    expect((await client.get('/subscriptions')).status).toBe(501);
    expect((await client.get('/subscriptions')).body).toMatchObject({ success: false });
    expect((await client.get(`/transactions/tr_${'a'.repeat(32)}`)).body.error_type).toBe(
      'resource.transaction.not-found',
    );
    expect((await client.get('/transactions/../../x')).status).toBe(404);
  });

  it('says when it answers', async () => {
    const client = open();
    client.sim.advance(1500);
    expect((await client.get('/transactions')).headers.get('date')).toBe('Tue, 17 Nov 2026 12:00:01 GMT');
    expect((await client.get('/nowhere')).headers.get('date')).toBe('Tue, 17 Nov 2026 12:00:01 GMT');
  });
});
