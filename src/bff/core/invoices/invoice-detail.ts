import type { InvoiceDetail } from '#contract/invoice.ts';
import type { Actor } from '#contract/session.ts';
import { refusalOf } from '#domain/access.ts';
import type { Capability } from '#domain/access.ts';
import { isId } from '#domain/ids.ts';
import {
  cancelPermission,
  chargePermission,
  invoiceState,
  isLinkExpired,
  linkExpiresAt,
} from '#domain/invoice.ts';
import type { InvoicePermission } from '#domain/invoice.ts';
import { formatDecimal, money } from '#domain/money.ts';
import { parseMillis } from '#domain/time.ts';
import { isPaidOut } from '#domain/transaction.ts';
import type { Core } from '../context.ts';
import { detailOf, readLive } from '../detail/read.ts';
import type { LiveTransaction } from '../detail/read.ts';
import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import { fromUpstream } from '../http/upstream-problem.ts';
import { unsettled } from '../journal/intent-view.ts';
import type { WireFullInvoice } from '../processout/wire-invoice.ts';
import { transactionOf } from './invoice-transaction.ts';

interface ReadOptions {
  readonly signal?: AbortSignal;
  /** That of the invoice's payment where it is known, in case the invoice is gone and the mirror does not have it. */
  readonly transactionId?: string;
}

/**
 * An invoice and its payment, both read from ProcessOut. Ends the request with the fitting reply when the id is none or
 * one of them cannot be read.
 */
export async function readInvoice(
  core: Core,
  actor: Actor,
  id: string,
  { signal, transactionId }: ReadOptions = {},
): Promise<InvoiceDetail> {
  if (!isId('invoice', id)) throw invalidRequest({ id: 'is not an invoice id' });
  const read = await core.upstream.invoice(id, signal);
  if (!read.ok) {
    const gone = read.problem.kind === 'not_found';
    const left = gone ? (transactionId ?? (await transactionOf(core.db, id))) : null;
    if (left === null) throw fromUpstream(read.problem, 'This invoice');
    return whatIsLeft(id, await readLive(core, actor, left, signal));
  }
  const { transaction_id } = read.value;
  if (transaction_id == null)
    throw new ApiProblem('upstream_invalid', 'ProcessOut names no transaction for this invoice.');
  return toInvoice(read.value, await readLive(core, actor, transaction_id, signal), false);
}

/** Cancelled, an invoice is gone at ProcessOut (facts sheet, section 4). Its transaction stays and says what it was. */
function whatIsLeft(id: string, live: LiveTransaction): InvoiceDetail {
  const { name, amount, currency, created_at, invoice } = live.wire;
  return toInvoice({ name, amount, currency, created_at, ...invoice, id }, live, true);
}

function toInvoice(invoice: WireFullInvoice, live: LiveTransaction, isGone: boolean): InvoiceDetail {
  const { status } = live.wire;
  const facts = ownFacts(invoice);
  const expiresAt = linkExpiresAt(parseMillis(facts.created_at) ?? 0, facts.expires_at);
  const isExpired = isLinkExpired(expiresAt, live.time.upstreamNow);
  const transaction = detailOf(live);
  const charge = chargePermission(status, transaction.customer !== null, isExpired);
  return {
    ...facts,
    state: invoiceState(status, isExpired),
    is_gone: isGone,
    cancel: isGone ? GONE : narrowed(cancelPermission(status, isPaidOut(transaction)), live, 'invoices'),
    charge: isGone ? GONE : narrowed(charge, live, 'charge'),
    transaction,
  };
}

const GONE: InvoicePermission = { allowed: false, reason: 'It is cancelled already.' };

/** What the invoice allows, while nothing of ours is under way on its payment, and to those whose work it is. */
function narrowed(
  permission: InvoicePermission,
  { intents, asker }: LiveTransaction,
  capability: Capability,
): InvoicePermission {
  if (!permission.allowed) return permission;
  const reason = unsettled(intents) ?? refusalOf(asker.role, capability);
  return reason === null ? permission : { allowed: false, reason };
}

/** Copied field by field, so that nothing else gets out; parts without anything in them are null. */
function ownFacts(
  invoice: WireFullInvoice,
): Omit<InvoiceDetail, 'state' | 'is_gone' | 'cancel' | 'charge' | 'transaction'> {
  const { currency } = invoice;
  return {
    id: invoice.id,
    name: invoice.name,
    currency,
    amount: formatDecimal(money(invoice.amount, currency)),
    created_at: invoice.created_at,
    expires_at: invoice.expires_at ?? null,
    url: invoice.url ?? null,
    statement_descriptor: invoice.statement_descriptor ?? null,
    merchant_initiator_type: invoice.merchant_initiator_type ?? null,
    payment_type: invoice.payment_type ?? null,
    webhook_url: invoice.webhook_url ?? null,
    return_url: invoice.return_url ?? null,
    cancel_url: invoice.cancel_url ?? null,
    shipping: shippingOf(invoice),
    tax: orNull({ amount: invoice.tax?.amount ?? null, rate: asText(invoice.tax?.rate) }),
    risk: orNull({ score: asText(invoice.risk?.score), is_legit: invoice.risk?.is_legit ?? null }),
    device: orNull({
      channel: invoice.device?.channel ?? null,
      ip_address: invoice.device?.ip_address ?? null,
    }),
    metadata: invoice.metadata ?? {},
  };
}

function shippingOf({ shipping }: WireFullInvoice): InvoiceDetail['shipping'] {
  if (!shipping) return null;
  const { address1, address2, zip, city, state } = shipping;
  const town = [zip, city].filter(Boolean).join(' ');
  const address = [address1, address2, town, state].filter((line): line is string => Boolean(line));
  const facts = {
    // Nothing charged is how an absent shipping arrives.
    amount: shipping.amount == null || !/[1-9]/.test(shipping.amount) ? null : shipping.amount,
    method: shipping.method ?? null,
    provider: shipping.provider ?? null,
    country_code: shipping.country_code || null,
  };
  return orNull(facts) === null && address.length === 0 ? null : { ...facts, address };
}

function orNull<T extends Readonly<Record<string, unknown>>>(part: T): T | null {
  return Object.values(part).every((value) => value === null) ? null : part;
}

function asText(value: string | number | null | undefined): string | null {
  return value == null ? null : String(value);
}
