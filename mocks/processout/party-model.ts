import type { SimCard } from './model.ts';

/** What the shop may tell of a customer besides name and address (seed 003, Customer attributes; SDK additions). */
export interface SimCustomerFacts {
  address2: string | null;
  state: string | null;
  phone_number: string | null;
  legal_document: string | null;
  ip_address: string | null;
  sex: string | null;
  /** Epoch microseconds, as all times. */
  date_of_birth: number | null;
  is_business: boolean | null;
  company_name: string | null;
  reference_id: string | null;
  /** Minor units of the customer's currency; zero while they have none. */
  balance: bigint;
  registered_at: number;
  default_token_id: string | null;
}

/** The five states of a token's verification (seed 001, step 3). */
export const VERIFICATION_STATUSES = ['success', 'pending', 'failed', 'not-requested', 'unknown'] as const;
export type VerificationStatus = (typeof VERIFICATION_STATUSES)[number];

/** A stored way to pay (seed 003, Token attributes). */
export interface SimToken {
  readonly id: string;
  readonly customer_id: string;
  gateway_configuration_id: string | null;
  /** Null while a token waits for its card, and for gift cards. */
  card: SimCard | null;
  readonly type: 'card' | 'apm';
  description: string | null;
  verification_status: VerificationStatus;
  return_url: string | null;
  cancel_url: string | null;
  invoice_return_url: string | null;
  webhook_url: string | null;
  metadata: Readonly<Record<string, string>>;
  manual_invoice_cancellation: boolean | null;
  /** What was loaded on a gift card, the first to end first; null for tokens without a balance. */
  readonly vouchers: readonly SimVoucher[] | null;
  readonly created_at: number;
}

/** Whether payments can be made with it: it has something to pay with, and its verification, if asked for, went well. */
export function isChargeable({ card, vouchers, verification_status }: SimToken): boolean {
  const passed = verification_status === 'success' || verification_status === 'not-requested';
  return passed && (card !== null || vouchers !== null);
}

/** A voucher as it was loaded; what is left of it follows from the payments made with its token. */
export interface SimVoucher {
  readonly amount: bigint;
  readonly currency: string;
  readonly expires_at: number;
}

/** What the cardholder told when a card was tokenized, and what can be changed of a card (seed 003, Card attributes). */
export interface SimCardFacts {
  readonly name: string | null;
  readonly address1: string | null;
  readonly address2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  readonly ip_address: string | null;
  readonly user_agent: string | null;
  readonly header_accept: string | null;
  readonly app_color_depth: string | null;
  readonly app_java_enabled: boolean | null;
  readonly app_language: string | null;
  readonly app_screen_height: number | null;
  readonly app_screen_width: number | null;
  readonly app_timezone_offset: number | null;
  readonly preferred_scheme: string | null;
  readonly token_type: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What the world's customers keep to pay with: pure and made on demand, as everything in the world. */
export interface Wallets {
  /** Oldest first. @param customer index */
  tokens(customer: number): SimToken[];
  defaultToken(customer: number): string | null;
  /** The card that a member's renewals are paid with. */
  ownCard(customer: number): SimCard;
  /** Index of the customer whose token or stored card it could be; whether they have it, their tokens tell. */
  readToken(id: string): number | null;
  readCard(id: string): number | null;
}
