import { describe, expect, it } from 'vitest';
import { failureEnvelope } from '#bff/core/processout/wire-common.ts';
import { eventReply, eventsReply, wireEvent } from '#bff/core/processout/wire-event.ts';
import {
  gatewayConfigurationsReply,
  refundReply,
  refundsReply,
  transactionReply,
  transactionsReply,
  wireCard,
  wireCustomer,
  wireInvoice,
  wireTransaction,
} from '#bff/core/processout/wire-transaction.ts';
import { captured, open } from './support.ts';

/** Two independent readings of the reference meet here: what the simulator sends is what the BFF expects. */
describe('every reply', () => {
  const expand =
    'expand=invoice,customer,card,gateway_configuration,operations.gateway_configuration,refunds';

  it('about transactions fits', async () => {
    const client = open({ size: 300 });
    for (let cursor = ''; ;) {
      const page = transactionsReply.parse(
        (await client.get(`/transactions?limit=100&${expand}&start_after=${cursor}`)).body,
      );
      for (const one of page.transactions) wireTransaction.parse(one);
      cursor = wireTransaction.parse(page.transactions.at(-1)).id;
      transactionReply.parse((await client.get(`/transactions/${cursor}?${expand}`)).body);
      if (!page.has_more) break;
    }
  });

  it('about refunds, events and errors fits', async () => {
    const client = open();
    const paid = await captured(client);
    const path = `/transactions/${paid.transaction}/refunds`;
    const { refund } = refundReply.parse((await client.json(path, { reason: 'fraud', amount: '1' })).body);
    expect(refundsReply.parse((await client.get(path)).body).refunds).toEqual([refund]);
    const { events } = eventsReply.parse((await client.get('/events?limit=100')).body);
    for (const event of events) wireTransaction.parse(wireEvent.parse(event).data?.['transaction']);
    eventReply.parse((await client.get(`/events/${wireEvent.parse(events[0]).id}`)).body);
    for (const failing of ['/nowhere', '/subscriptions', '/transactions?limit=x', '/events/ev_1']) {
      failureEnvelope.parse((await client.get(failing)).body);
    }
  });

  it('about everything around them fits', async () => {
    const client = open();
    gatewayConfigurationsReply.parse((await client.get('/gateway-configurations')).body);
    const { id } = (await client.get('/gateway-configurations')).body.gateway_configurations[0]!;
    expect((await client.get(`/gateway-configurations/${id}`)).body.gateway_configuration.id).toBe(id);
    const { customers } = (await client.get('/customers?limit=50')).body;
    for (const one of customers) wireCustomer.parse(one);
    expect((await client.get(`/customers/${customers[0]!.id}`)).body.customer).toEqual(customers[0]);
    const { transactions } = (await client.get('/transactions?limit=50')).body;
    const withCard = transactions.find((one) => one.card_id)!;
    wireCard.parse((await client.get(`/cards/${withCard.card_id}`)).body.card);
    for (const one of (await client.get('/invoices?limit=50')).body.invoices) wireInvoice.parse(one);
  });
});
