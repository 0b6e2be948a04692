import type { SimInvoiceFacts } from '../model.ts';
import { DAY } from './calendar.ts';

/** An invoice about which nothing more was said. */
export const PLAIN_FACTS: SimInvoiceFacts = {
  order_id: null,
  initiation_type: null,
  payment_intent: null,
  statement_descriptor_phone: null,
  statement_descriptor_city: null,
  statement_descriptor_company: null,
  statement_descriptor_url: null,
  gateway_data: {},
  exemption_reason_3ds2: null,
  sca_exemption_reason: null,
  challenge_indicator: null,
  payment_type: null,
  return_url: null,
  cancel_url: null,
  risk: null,
  device: null,
  shipping: null,
  external_fraud_tools: null,
  tax: null,
};

/** How long a link can be paid (seed 004, Step 1). */
export const LINK_LIFETIME = 31 * DAY;
