import type { Attempt, LineView, RefundView, Step, TransactionDetail } from '#contract/transaction-detail.ts';
import type { Intent } from '#contract/intent.ts';

/** Payments as the backend tells them, for the screen's pure parts: each test says only what it is about. */
export const TRANSACTION = 'tr_ItJdKlhfaVn0SUGd9z1i9JqeK2mX7pQw';
export const ZONE = { zone: 'Europe/Stockholm', now: Date.parse('2026-11-20T14:00:00Z') };

export function step(given: Partial<Step> = {}): Step {
  return {
    id: 'tr_op_1',
    kind: 'authorization',
    state: 'succeeded',
    at: '2026-11-13T12:51:10.2Z',
    settled_at: '2026-11-13T12:51:12.2Z',
    amount: '189.00',
    held: null,
    movement: null,
    available: null,
    error_code: null,
    error_message: null,
    arn: null,
    gateway_operation_id: null,
    gateway_configuration_id: 'gway_conf_stripe',
    gateway_name: 'stripe',
    configuration_name: 'Stripe EU',
    by: null,
    refund_id: null,
    ...given,
  };
}

export function attempt(given: Partial<Attempt> = {}): Attempt {
  return {
    number: 1,
    gateway_configuration_id: 'gway_conf_stripe',
    gateway_name: 'stripe',
    configuration_name: 'Stripe EU',
    outcome: 'approved',
    started_at: '2026-11-13T12:51:10.2Z',
    ended_at: '2026-11-13T12:51:12.2Z',
    steps: [step({ held: '189.00', available: '0.00' })],
    ...given,
  };
}

export function refund(given: Partial<RefundView> = {}): RefundView {
  return {
    id: 'refd_1',
    amount: '21.00',
    reason: 'customer_request',
    information: null,
    has_failed: false,
    invoice_detail_ids: ['socks'],
    created_at: '2026-11-15T14:20:00Z',
    by: null,
    ...given,
  };
}

export function line(id: string, total: string, given: Partial<LineView> = {}): LineView {
  return {
    id,
    name: id,
    reference: null,
    type: null,
    quantity: 1,
    unit_amount: total,
    total,
    captured: total,
    refunded: '0.00',
    refundable: total,
    refunded_at: null,
    ...given,
  };
}

export function intent(given: Partial<Intent> = {}): Intent {
  return {
    id: '2b1c3f0e-0000-4000-8000-000000000001',
    action: 'refund',
    state: 'done',
    transaction_id: TRANSACTION,
    amount: '35.50',
    currency: 'EUR',
    actor: { id: 'local', name: 'Mara Lindqvist' },
    reason: 'customer_request',
    information: null,
    invoice_detail_ids: [],
    created_at: '2026-11-20T13:58:00Z',
    updated_at: '2026-11-20T13:58:02Z',
    refund_id: null,
    message: null,
    error_code: null,
    decided_by: null,
    next_check_at: null,
    closed: null,
    ...given,
  };
}

/** 189.00 EUR captured at Stripe from Elin Björkqvist, nothing refunded. */
export function detail(given: Partial<TransactionDetail> = {}): TransactionDetail {
  return {
    id: TRANSACTION,
    version: 'v1',
    read_at: '2026-11-20T13:59:00Z',
    created_at: '2026-11-13T12:51:09Z',
    status: 'completed',
    name: 'NS-B48302',
    currency: 'EUR',
    amount: '189.00',
    authorized_amount: '189.00',
    captured_amount: '189.00',
    refunded_amount: '0.00',
    available_amount: '189.00',
    authorized_until: null,
    auto_capture_at: null,
    incremental: false,
    error_code: null,
    error_message: null,
    three_d_s_status: null,
    gateways: ['stripe'],
    invoice: {
      id: 'iv_1',
      url: null,
      statement_descriptor: 'NORRLAND B48302',
      merchant_initiator_type: null,
    },
    customer: {
      id: 'cust_1',
      name: 'Elin Björkqvist',
      email: 'elin@example.com',
      city: 'Uppsala',
      country_code: 'SE',
      transactions_count: 14,
      created_at: '2024-03-12T09:00:00Z',
    },
    card: {
      id: 'card_1',
      scheme: 'visa',
      type: 'debit',
      last_4_digits: '4242',
      exp_month: '8',
      exp_year: '2028',
      bank_name: 'SEB',
      country_code: 'SE',
      cvc_check: 'passed',
      avs_check: 'passed',
    },
    fees: { currency: 'EUR', estimated: '2.27', gateway: null, processout: '0.15' },
    attempts: [attempt()],
    aftermath: [],
    refunds: [],
    lines: [],
    settlement: { state: 'captured', captured_at: '2026-11-14T07:02:00Z' },
    actions: {
      refund: { allowed: true, max: '189.00' },
      void: { allowed: false, reason: 'The money was captured already. Refund instead.' },
      capture: { allowed: false, reason: 'The money was captured already. Refund instead.' },
      increment: { allowed: false, reason: 'The money was captured already. Refund instead.' },
    },
    free_refund: '1000.00',
    intents: [],
    metadata: {},
    acquirer_name: null,
    ...given,
  };
}

/** 4,320.00 SEK held until Thursday, nothing captured. */
export function held(given: Partial<TransactionDetail> = {}): TransactionDetail {
  const nothing = {
    allowed: false,
    reason: 'The money is held, not captured. Void the authorization instead.',
  } as const;
  return detail({
    status: 'authorized',
    currency: 'SEK',
    amount: '4320.00',
    authorized_amount: '4320.00',
    captured_amount: '0.00',
    available_amount: '0.00',
    authorized_until: '2026-11-26T09:00:00Z',
    incremental: true,
    settlement: { state: 'nothing_captured', captured_at: null },
    actions: {
      refund: nothing,
      void: { allowed: true, max: null },
      capture: { allowed: true, max: '4320.00' },
      increment: { allowed: true, max: null },
    },
    ...given,
  });
}
