import type { SimPayment, SimRefund } from '../model.ts';
import { hashText } from '../world/prng.ts';
import { declined, invalid, invalidState } from '../http/errors.ts';
import { fire } from './engine.ts';
import type { Engine } from './engine.ts';
import { pspOf, within } from './psp.ts';
import { laterDecline } from './test-cards.ts';
import { addAttempt, addResult, addStep, openAttempt } from './trail.ts';
import type { Ticks } from './trail.ts';

export interface RefundRequest {
  /** Minor units; null refunds all that remains. */
  readonly amount: bigint | null;
  readonly reason: string;
  readonly information: string | null;
  /** Null means all details of the invoice (seed 003, Issuing a refund). */
  readonly invoiceDetailIds: readonly string[] | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly ticks: Ticks;
  readonly decline?: string | null;
  /** Makes the PSP accept it now and fail it later. */
  readonly failsLater?: boolean;
}

/** Statuses in which the money is with the merchant, so that it can go back (facts sheet, section 8). */
const CAPTURED = new Set(['completed', 'refunded', 'solved', 'fraud-notification', 'retrieval-request']);
const PULLED_BACK = new Set(['chargeback-initiated', 'reversed']);

/** One refund in this many fails later where the PSP confirms later. */
const FAILS_ONE_IN = 16;
const DAY = 24 * 3_600_000_000;

/**
 * Sends money back: counted at once, confirmed or failed later by PSPs that answer later.
 * @throws ApiError nothing or less is available, a dispute has the money, an unknown detail, or a decline
 */
export function refund(engine: Engine, place: number, request: RefundRequest): SimRefund {
  const { transaction, invoice, ingested } = engine.store.at(place);
  if (ingested) throw invalidState('The payment was ingested: its provider refunds it.');
  if (PULLED_BACK.has(transaction.status)) throw invalidState('A dispute has pulled the money back already.');
  const available = CAPTURED.has(transaction.status)
    ? transaction.captured_amount - transaction.refunded_amount
    : 0n;
  const amount = request.amount ?? available;
  if (available <= 0n || amount > available) throw nothingAvailable();
  const detailIds = invoice.details.map(({ id }) => id);
  const unknown = request.invoiceDetailIds?.find((id) => !detailIds.includes(id));
  if (unknown !== undefined) {
    throw invalid('invalid-id', 'invoice_detail_ids', 'invoice_detail_ids names an item of another invoice.');
  }
  const payment = engine.store.edit(place, engine.now());
  const id = engine.ids.next('refd');
  const step = {
    type: 'refund',
    amount: -amount,
    metadata: request.metadata,
    refundId: id,
    ticks: request.ticks,
  };
  const errorCode = request.decline ?? laterDecline(payment.card?.behaviour ?? null, 'refund-fails');
  if (errorCode !== null) {
    addStep(engine, payment, { ...step, errorCode });
    throw declined(errorCode);
  }
  const made: SimRefund = {
    id,
    amount,
    reason: request.reason,
    information: request.information,
    has_failed: false,
    invoice_detail_ids: [...(request.invoiceDetailIds ?? detailIds)],
    metadata: { ...request.metadata },
    created_at: request.ticks(),
  };
  payment.refunds.push(made);
  payment.transaction.refunded_at = made.created_at;
  const attempt = addAttempt(engine, payment, step);
  const psp = pspOf(engine.gatewayConfiguration(payment.transaction.gateway_configuration_id));
  const failsLater = request.failsLater ?? false;
  if (psp?.refundConfirms || failsLater) {
    const at = attempt.created_at + within(psp?.refundConfirms ?? [DAY, DAY], made.id);
    const fails = failsLater || hashText(made.id) % FAILS_ONE_IN === 0;
    engine.plan(place, { at, kind: fails ? 'refund-fails' : 'refund-confirmed', refund_id: made.id });
  } else {
    addResult(engine, payment, attempt, step);
  }
  recount(payment);
  fire(engine, place, 'transaction.refunded', payment.operations.at(-1)?.created_at ?? made.created_at);
  return made;
}

/** The PSP answers for a refund that it took earlier; a failed one gives the amount back to the merchant's side. */
export function answerRefund(
  engine: Engine,
  place: number,
  refundId: string,
  fails: boolean,
  ticks: Ticks,
): void {
  const payment = engine.store.at(place);
  const one = payment.refunds.find(({ id }) => id === refundId);
  if (!one || one.has_failed) return;
  const attempt = openAttempt(payment, 'refund', (row) => row.refund_id === refundId);
  const errorCode = fails ? 'gateway.declined' : null;
  const metadata = attempt?.metadata ?? {};
  const step = { type: 'refund', amount: -one.amount, metadata, refundId, ticks, errorCode };
  const at = addStep(engine, payment, step, attempt);
  if (!fails) return;
  one.has_failed = true;
  recount(payment);
  fire(engine, place, 'transaction.refunded', at);
}

/** Failed refunds do not count; a payment without any other goes back to completed. Disputes keep their status. */
function recount({ transaction, refunds }: SimPayment): void {
  const counted = refunds.filter(({ has_failed }) => !has_failed);
  transaction.refunded = true;
  transaction.refunded_amount = counted.reduce((sum, { amount }) => sum + amount, 0n);
  if (transaction.status === 'completed' || transaction.status === 'refunded') {
    transaction.status = counted.length > 0 ? 'refunded' : 'completed';
  } else if (counted.length > 0 && CAPTURED.has(transaction.status)) {
    transaction.status = 'refunded';
  }
}

/** The words of the published example (facts sheet, section 9). */
function nothingAvailable(): Error {
  return invalid('invalid-amount', 'amount', 'No amount is available on the transaction to be refunded.');
}
