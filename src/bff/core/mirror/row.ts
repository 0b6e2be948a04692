import { heldUntil } from '#domain/hold.ts';
import { linkExpiresAt } from '#domain/invoice.ts';
import { parseMoney } from '#domain/money.ts';
import { recurringCardEnds } from '#domain/recurring-card.ts';
import { refundFailedAt } from '#domain/refund-steps.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { toSteps } from '#domain/steps.ts';
import { parseMicros } from '#domain/time.ts';
import { toOperation } from '../detail/from-wire.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { FacetTable, TransactionTable } from '../store/mirror-tables.ts';
import { toTrailRows } from './trail-rows.ts';
import type { TrailRows } from './trail-rows.ts';
import { addReference, addText } from './words.ts';

export type Facet = Pick<FacetTable, 'status' | 'currency' | 'gateway' | 'scheme'>;

/** A transaction as the mirror stores it, before it has a place. */
export interface MirrorRow {
  readonly columns: Omit<TransactionTable, 'position' | 'facet' | 'digest' | 'read_at'>;
  readonly facet: Facet;
  readonly words: readonly string[];
  readonly trail: TrailRows;
}

/** Names of gateway configurations' PSPs by configuration id. */
export type GatewayNames = ReadonlyMap<string, string>;

const AMOUNTS = [
  'amount',
  'authorized_amount',
  'captured_amount',
  'refunded_amount',
  'available_amount',
] as const;
type Amounts = Record<(typeof AMOUNTS)[number], number>;

/** Positions are microseconds x 4 and must stay exact as numbers: good until the year 2041. */
export const MAX_CREATED_US = Math.floor(Number.MAX_SAFE_INTEGER / 4) - 1_000_000;

/** Turns an upstream transaction into its row; the problem is the path of what cannot be stored exactly. */
export function toMirrorRow(wire: WireTransaction, gatewayNames: GatewayNames): Result<MirrorRow, string> {
  const created = parseMicros(wire.created_at);
  if (created === null || created < 0 || created > MAX_CREATED_US) return fail('created_at');
  const amounts = minorAmounts(wire);
  if (!amounts.ok) return amounts;
  const gateways = gatewaysOf(wire, gatewayNames);
  const { customer, card } = wire;
  const steps = toSteps((wire.operations ?? []).map(toOperation), wire.currency);
  const trail = toTrailRows(wire, steps, gatewayNames);
  if (!trail.ok) return trail;
  const name = [customer?.first_name, customer?.last_name].filter(Boolean).join(' ');
  return ok({
    columns: {
      id: wire.id,
      created_us: created,
      name: wire.name,
      invoice_id: wire.invoice_id ?? null,
      ...amounts.value,
      authorized_until_at: wire.status === 'authorized' ? heldUntil(steps) : null,
      captured_us: amounts.value.captured_amount > 0 ? capturedAt(wire, created) : null,
      estimated_fee: wire.estimated_fee ?? null,
      gateway_fee: wire.gateway_fee ?? null,
      currency_fee: wire.currency_fee ?? null,
      refund_failed_at: refundFailedAt(steps),
      customer_id: wire.customer_id ?? customer?.id ?? null,
      customer_name: name === '' ? null : name,
      customer_email: customer?.email ?? null,
      card_last_4: card?.last_4_digits ?? null,
      recurring_card_ends: recurringCardEnds({
        token_id: wire.token_id ?? null,
        exp_month: card?.exp_month ?? null,
        exp_year: card?.exp_year ?? null,
        steps,
      }),
      link_expires_at: linkOf(wire, created),
      gateways: gateways.join(','),
      error_code: wire.error_code ?? null,
      operations: wire.operations?.length ?? null,
    },
    facet: {
      status: wire.status,
      currency: wire.currency,
      gateway: gateways.at(-1) ?? '',
      scheme: card?.scheme ?? '',
    },
    words: searchWords(wire),
    trail: trail.value,
  });
}

/** Only what waits for a payment has a link that can still be used. */
function linkOf({ status, invoice_id, invoice }: WireTransaction, created: number): number | null {
  if (status !== 'waiting' || invoice_id == null) return null;
  return linkExpiresAt(Math.floor(created / 1000), invoice?.expires_at ?? null);
}

/** ProcessOut may not say when: then it was not before the newest capture of the trail, or the payment itself. */
function capturedAt({ captured_at, operations }: WireTransaction, created: number): number {
  const told = captured_at == null ? null : parseMicros(captured_at);
  if (told !== null) return told;
  const captures = (operations ?? []).filter(({ type, has_failed }) => type === 'capture' && !has_failed);
  return captures.reduce((latest, row) => Math.max(latest, parseMicros(row.created_at) ?? 0), created);
}

function minorAmounts(wire: WireTransaction): Result<Amounts, string> {
  const amounts: Amounts = {
    amount: 0,
    authorized_amount: 0,
    captured_amount: 0,
    refunded_amount: 0,
    available_amount: 0,
  };
  for (const field of AMOUNTS) {
    const parsed = parseMoney(wire[field], wire.currency);
    if (!parsed.ok) return fail(parsed.problem === 'unknown-currency' ? 'currency' : field);
    amounts[field] = Number(parsed.value.minor);
    if (!Number.isSafeInteger(amounts[field])) return fail(field);
  }
  return ok(amounts);
}

/** The PSPs tried, in order, the one that was used last (seed 003: `gateway_name` names the last one only). */
function gatewaysOf(wire: WireTransaction, names: GatewayNames): string[] {
  const tried = (wire.operations ?? [])
    .map((row) => ({ at: parseMicros(row.created_at) ?? 0, name: gatewayOf(row, names) }))
    .sort((a, b) => a.at - b.at)
    .flatMap(({ name }) => name ?? []);
  const used = wire.gateway_name ?? tried.at(-1);
  const others = new Set(tried.filter((name) => name !== used));
  return [...others, ...(used === undefined ? [] : [used])];
}

type WireOperation = NonNullable<WireTransaction['operations']>[number];

function gatewayOf(row: WireOperation, names: GatewayNames): string | null {
  return row.gateway_configuration?.gateway_name ?? names.get(row.gateway_configuration_id ?? '') ?? null;
}

/** Order name, e-mail and customer name by their beginnings; ids, also of refunds, last 4, ARNs and the PSPs' own references whole. */
function searchWords(wire: WireTransaction): string[] {
  const { customer, card, operations } = wire;
  const tokens = new Set<string>();
  for (const text of [wire.name, customer?.email, customer?.first_name, customer?.last_name])
    addText(tokens, text ?? '');
  for (const text of [wire.id, wire.invoice_id, wire.customer_id, card?.last_4_digits])
    addReference(tokens, text ?? '');
  for (const row of operations ?? []) {
    addReference(tokens, row.arn ?? '');
    addReference(tokens, row.gateway_operation_id ?? '');
  }
  for (const { id } of wire.refunds ?? []) addReference(tokens, id);
  return [...tokens];
}
