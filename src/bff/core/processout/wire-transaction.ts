import * as z from 'zod';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';
import { currency, decimal, metadata, nullableText, pageEnvelope, timestamp } from './wire-common.ts';

/** Objects as ProcessOut sends them (seed 003; additions from the facts sheet, section 6). Unknown fields are dropped. */

export const wireGatewayConfiguration = z.object({
  id: z.string(),
  name: nullableText,
  gateway_name: nullableText,
  default_currency: nullableText,
  enabled: z.nullish(z.boolean()),
  processing_region: nullableText,
});

export const wireCustomer = z.object({
  id: z.string(),
  email: nullableText,
  first_name: nullableText,
  last_name: nullableText,
  city: nullableText,
  country_code: nullableText,
  transactions_count: z.nullish(z.number()),
  created_at: z.nullish(timestamp),
});

export const wireCard = z.object({
  id: z.string(),
  scheme: nullableText,
  co_scheme: nullableText,
  type: nullableText,
  category: nullableText,
  bank_name: nullableText,
  brand: nullableText,
  iin: nullableText,
  last_4_digits: nullableText,
  exp_month: z.nullish(z.union([z.number(), z.string()])),
  /** A string in the seed's table, an integer in its event: both are taken (facts sheet, section 14). */
  exp_year: z.nullish(z.union([z.number(), z.string()])),
  country_code: nullableText,
  cvc_check: nullableText,
  avs_check: nullableText,
});

export const wireInvoiceDetail = z.object({
  id: z.string(),
  name: z.string(),
  type: nullableText,
  amount: decimal,
  quantity: z.nullish(z.number()),
  discount_amount: z.nullish(decimal),
  reference: nullableText,
  description: nullableText,
});

export const wireInvoice = z.object({
  id: z.string(),
  name: z.string(),
  amount: decimal,
  currency,
  details: z.nullish(z.array(wireInvoiceDetail)),
  statement_descriptor: nullableText,
  incremental: z.nullish(z.boolean()),
  url: nullableText,
  auto_capture_at: z.nullish(timestamp),
  merchant_initiator_type: nullableText,
  /** Not in the seeds (facts sheet, section 6). */
  expires_at: z.nullish(timestamp),
  created_at: timestamp,
});

export const wireOperation = z.object({
  id: z.string(),
  type: z.string(),
  amount: decimal,
  currency,
  is_attempt: z.boolean(),
  has_failed: z.boolean(),
  is_accountable: z.boolean(),
  error_code: nullableText,
  error_message: nullableText,
  arn: nullableText,
  gateway_operation_id: nullableText,
  gateway_configuration_id: nullableText,
  gateway_configuration: z.nullish(wireGatewayConfiguration),
  metadata,
  created_at: timestamp,
});

export const wireRefund = z.object({
  id: z.string(),
  transaction_id: nullableText,
  amount: decimal,
  reason: nullableText,
  information: nullableText,
  has_failed: z.nullish(z.boolean()),
  metadata,
  invoice_detail_ids: z.nullish(z.array(z.string())),
  created_at: timestamp,
});

export const wireThreeDS = z.object({
  version: nullableText,
  status: nullableText,
  fingerprinted: z.nullish(z.boolean()),
  challenged: z.nullish(z.boolean()),
});

export const wireTransaction = z.object({
  id: z.string(),
  project_id: nullableText,
  invoice_id: nullableText,
  invoice: z.nullish(wireInvoice),
  customer_id: nullableText,
  customer: z.nullish(wireCustomer),
  token_id: nullableText,
  card_id: nullableText,
  card: z.nullish(wireCard),
  gateway_configuration_id: nullableText,
  gateway_configuration: z.nullish(wireGatewayConfiguration),
  operations: z.nullish(z.array(wireOperation)),
  refunds: z.nullish(z.array(wireRefund)),
  name: z.string(),
  status: z.enum(TRANSACTION_STATUSES),
  amount: decimal,
  amount_local: z.nullish(decimal),
  authorized_amount: decimal,
  captured_amount: decimal,
  refunded_amount: decimal,
  available_amount: decimal,
  voided_amount: z.nullish(decimal),
  currency,
  authorized: z.boolean(),
  captured: z.boolean(),
  refunded: z.boolean(),
  voided: z.boolean(),
  chargedback: z.boolean(),
  authorized_at: z.nullish(timestamp),
  captured_at: z.nullish(timestamp),
  voided_at: z.nullish(timestamp),
  refunded_at: z.nullish(timestamp),
  chargedback_at: z.nullish(timestamp),
  three_d_s_status: nullableText,
  three_d_s: z.nullish(wireThreeDS),
  gateway_name: nullableText,
  error_code: nullableText,
  error_message: nullableText,
  acquirer_name: nullableText,
  processout_fee: z.nullish(decimal),
  estimated_fee: z.nullish(decimal),
  gateway_fee: z.nullish(decimal),
  currency_fee: nullableText,
  received_fraud_notification: z.nullish(z.boolean()),
  received_retrieval_request: z.nullish(z.boolean()),
  metadata,
  sandbox: z.nullish(z.boolean()),
  created_at: timestamp,
});

export type WireTransaction = z.infer<typeof wireTransaction>;
export type WireOperation = z.infer<typeof wireOperation>;
export type WireRefund = z.infer<typeof wireRefund>;
export type WireCustomer = z.infer<typeof wireCustomer>;
export type WireCard = z.infer<typeof wireCard>;
export type WireInvoice = z.infer<typeof wireInvoice>;
export type WireInvoiceDetail = z.infer<typeof wireInvoiceDetail>;
export type WireGatewayConfiguration = z.infer<typeof wireGatewayConfiguration>;

export const transactionReply = z.object({ success: z.literal(true), transaction: wireTransaction });
export const refundReply = z.object({ success: z.literal(true), refund: wireRefund });
export const refundsReply = z.object({ ...pageEnvelope, refunds: z.array(wireRefund) });
export const gatewayConfigurationsReply = z.object({
  ...pageEnvelope,
  gateway_configurations: z.array(wireGatewayConfiguration),
});

/** A page whose transactions are parsed one by one, so that one bad object does not hide the others. */
export const transactionsReply = z.object({ ...pageEnvelope, transactions: z.array(z.unknown()) });
