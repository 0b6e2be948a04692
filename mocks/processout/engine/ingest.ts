import type { SimCard, SimInvoice, SimPayment } from '../model.ts';
import type {
  IngestedCard,
  IngestedCustomer,
  IngestedOperation,
  IngestedTransaction,
} from '../routes/ingestion-body.ts';
import { fingerprintOf, NO_FACTS } from '../http/render-card.ts';
import { PLAIN_FACTS } from '../world/invoice-facts.ts';
import { openTransaction } from '../world/story/opening.ts';
import { createCustomer } from './customers.ts';
import { fire } from './engine.ts';
import type { Engine } from './engine.ts';
import { applyIngested, EVENT_OF } from './ingest-operation.ts';

/** Adds an operation to a payment that another provider handled, and the payment when it is new (seed 003, Pushing data). */
export function ingest(engine: Engine, configurationId: string, pushed: IngestedTransaction): void {
  const { payments, operations } = engine.ingested;
  const key = `${configurationId}/${pushed.id}`;
  const { new_operation: operation } = pushed;
  const operationKey = `${key}/${operation.id}`;
  if (operations.has(operationKey)) return;
  operations.add(operationKey);
  const place = payments.get(key) ?? open(engine, configurationId, pushed);
  payments.set(key, place);
  const payment = engine.store.edit(place, engine.now());
  const at = operation.created_at ?? engine.stamp();
  hold(engine, payment, operation);
  const succeeded = applyIngested(engine, payment, operation, configurationId, at);
  if (succeeded) fire(engine, place, EVENT_OF[operation.type], engine.stamp());
  else if (payment.transaction.status === 'failed') fire(engine, place, 'transaction.failed', engine.stamp());
}

/** It has no invoice at ProcessOut: the one that it is kept with never shows. */
function open(engine: Engine, configurationId: string, pushed: IngestedTransaction): number {
  const [id, transaction_id] = [engine.ids.next('iv'), engine.ids.next('tr')];
  const created_at = pushed.created_at ?? engine.stamp();
  const invoice: SimInvoice = {
    id,
    transaction_id,
    customer_id: pushed.customer && customerOf(engine, pushed.customer),
    name: pushed.name,
    amount: pushed.new_operation.amount,
    currency: pushed.currency,
    details: [],
    statement_descriptor: null,
    incremental: false,
    auto_capture_at: null,
    merchant_initiator_type: null,
    webhook_url: null,
    metadata: { ...pushed.metadata },
    expires_at: created_at,
    cancelled_at: null,
    facts: PLAIN_FACTS,
    created_at,
  };
  const transaction = openTransaction(invoice);
  transaction.gateway_configuration_id = configurationId;
  transaction.gateway_name = engine.gatewayConfiguration(configurationId)?.gateway_name ?? null;
  const payment: SimPayment = {
    transaction,
    invoice,
    card: null,
    operations: [],
    refunds: [],
    due: [],
    events: [],
    ingested: true,
  };
  const place = engine.store.add(payment);
  engine.cancelled.add(place);
  return place;
}

/** The card of the newest operation that names one is the payment's. */
function hold(engine: Engine, payment: SimPayment, { card, cvc_check }: IngestedOperation): void {
  if (!card) return;
  const known = engine.ingested.cards.get(card.id) ?? newCard(engine, card, cvc_check);
  engine.ingested.cards.set(card.id, known);
  Object.assign(payment, { card: known });
  payment.transaction.card_id = known.id;
}

function newCard(engine: Engine, said: IngestedCard, cvcCheck: string | null): SimCard {
  const card: SimCard = {
    id: engine.ids.next('card'),
    scheme: said.iin.startsWith('4') ? 'visa' : 'mastercard',
    type: 'credit',
    bank_name: null,
    iin: said.iin,
    last_4_digits: said.last_4_digits ?? '',
    exp_month: said.exp_month,
    exp_year: said.exp_year,
    country_code: '',
    cvc_check: cvcCheck ?? 'unknown',
    avs_check: 'unknown',
    behaviour: null,
    fingerprint: fingerprintOf(said.id),
    facts: { ...NO_FACTS, name: said.name, metadata: said.metadata },
    created_at: said.created_at ?? engine.stamp(),
  };
  engine.cards.add(card);
  engine.cards.use(card.id);
  return card;
}

/** A customer of the project like any other, with the merchant's id as `reference_id`. */
function customerOf(engine: Engine, said: IngestedCustomer): string {
  const { id: reference_id, lasts_name, last_name, created_at, ...facts } = said;
  const known = engine.ingested.customers.get(reference_id);
  if (known !== undefined && engine.customers.get(known)) return known;
  const { id } = createCustomer(engine, {
    ...facts,
    last_name: last_name ?? lasts_name,
    reference_id,
    registered_at: created_at,
    currency: null,
    balance: null,
    company_name: null,
    phone_number: null,
    legal_document: null,
    sex: null,
    date_of_birth: null,
    is_business: null,
  });
  engine.ingested.customers.set(reference_id, id);
  return id;
}
