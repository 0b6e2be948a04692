import type { CustomerDetail, CustomerToken } from '#contract/customer.ts';
import { isId } from '#domain/ids.ts';
import type { Core } from '../context.ts';
import { invalidRequest } from '../http/api-problem.ts';
import { fromUpstream } from '../http/upstream-problem.ts';
import { customerName } from '../mirror/customers/customer-row.ts';
import { formatMillis } from '../mirror/time-text.ts';
import type { WireFullCustomer, WireToken } from '../processout/wire-customer.ts';
import { factsOf, versionOf } from './customer-facts.ts';
import { countUnpaid, customerTotals } from './customer-totals.ts';

/**
 * A customer read from ProcessOut with their stored ways to pay, and the totals of their mirrored payments. Ends the
 * request with the fitting reply when the id is none or they cannot be read.
 */
export async function readCustomer(
  { upstream, db }: Core,
  id: string,
  signal?: AbortSignal,
): Promise<CustomerDetail> {
  if (!isId('customer', id)) throw invalidRequest({ id: 'is not a customer id' });
  const [customer, tokens] = await Promise.all([upstream.customer(id, signal), upstream.tokens(id, signal)]);
  if (!customer.ok) throw fromUpstream(customer.problem, 'This customer');
  if (!tokens.ok) throw fromUpstream(tokens.problem, 'The stored cards of this customer');
  return {
    ...ownFacts(customer.value),
    version: versionOf(customer.value, tokens.value),
    facts: factsOf(customer.value),
    read_at: formatMillis(upstream.now()),
    tokens: tokens.value.map((token) => toToken(token, customer.value.default_token_id ?? null)),
    totals: await customerTotals(db, id),
    unpaid_invoices: await countUnpaid(db, id, upstream.now()),
  };
}

/** What a customer's page says beside what ProcessOut says of the customer. */
type Around = 'version' | 'facts' | 'read_at' | 'tokens' | 'totals' | 'unpaid_invoices';

/** Copied field by field, so that nothing else gets out. */
function ownFacts(customer: WireFullCustomer): Omit<CustomerDetail, Around> {
  const { address1, address2, zip, city, state } = customer;
  const town = [zip, city].filter(Boolean).join(' ');
  return {
    id: customer.id,
    created_at: customer.created_at,
    registered_at: customer.registered_at ?? null,
    name: customerName(customer),
    email: customer.email ?? null,
    phone_number: customer.phone_number ?? null,
    address: [address1, address2, town, state].filter((line): line is string => Boolean(line)),
    country_code: customer.country_code ?? null,
    currency: customer.currency ?? null,
    balance: customer.balance ?? null,
    is_business: customer.is_business ?? null,
    legal_document: customer.legal_document ?? null,
    date_of_birth: customer.date_of_birth ?? null,
    transactions_count: customer.transactions_count ?? null,
    metadata: customer.metadata ?? {},
  };
}

function toToken(token: WireToken, defaultId: string | null): CustomerToken {
  const status = token.verification_status ?? null;
  return {
    id: token.id,
    type: token.type ?? null,
    summary: token.summary ?? null,
    description: token.description ?? null,
    is_default: token.is_default === true || token.id === defaultId,
    is_chargeable: token.is_chargeable ?? null,
    // Typed a boolean in the seeds and described as one of five words (facts sheet, section 14).
    verification_status: typeof status === 'boolean' ? (status ? 'success' : 'not-requested') : status,
    expires: expiryOf(token),
    can_get_balance: token.can_get_balance === true,
    created_at: token.created_at ?? null,
  };
}

/** "2027-03"; null where there is no card, or one that does not say. */
function expiryOf({ card }: WireToken): string | null {
  if (card?.exp_year == null || card.exp_month == null) return null;
  const [year, month] = [Number(card.exp_year), Number(card.exp_month)];
  const sound = Number.isInteger(year) && year > 1999 && month >= 1 && month <= 12;
  return sound ? `${String(year)}-${String(month).padStart(2, '0')}` : null;
}
