import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { permissionsOf } from '#domain/access.ts';
import type { Role } from '#domain/access.ts';
import { heldUntil } from '#domain/hold.ts';
import { formatDecimal, isPositive, money } from '#domain/money.ts';
import type { Refund } from '#domain/transaction.ts';
import { isoTime, toIntent } from '../journal/intent-view.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import { toRefund } from './from-wire.ts';
import { openActions } from './open-actions.ts';
import { lineStatesOf, toLineViews } from './order-lines.ts';
import { cardOf, customerOf, feesOf, invoiceOf } from './parties.ts';
import { refunder, trailOf } from './trail.ts';
import type { DetailStep } from './trail.ts';
import { versionOf } from './version.ts';

/** Epoch milliseconds by this machine's clock and by ProcessOut's. */
export interface ReadTime {
  readonly now: number;
  readonly upstreamNow: number;
}

/** Who reads a transaction. */
export interface Asker {
  readonly role: Role;
  /** What they may refund now without a second person; a decimal string in the transaction's currency. */
  readonly freeRefund: string;
}

/**
 * A transaction as the detail page shows it. Its amounts must have been found sound (see amounts.ts).
 * @param intents ours on this transaction, newest first
 */
export function toDetail(
  transaction: WireTransaction,
  intents: readonly IntentRow[],
  asker: Asker,
  time: ReadTime,
): TransactionDetail {
  const refunds = (transaction.refunds ?? []).map(toRefund);
  const { steps, trail } = trailOf(transaction, refunds, intents);
  const until = transaction.status === 'authorized' ? heldUntil(steps) : null;
  return {
    id: transaction.id,
    version: versionOf(transaction, intents),
    read_at: isoTime(time.upstreamNow),
    created_at: transaction.created_at,
    status: transaction.status,
    name: transaction.name,
    currency: transaction.currency,
    ...amountsOf(transaction),
    authorized_until: until === null ? null : isoTime(until),
    auto_capture_at: transaction.invoice?.auto_capture_at ?? null,
    incremental: transaction.invoice?.incremental ?? false,
    error_code: transaction.error_code ?? null,
    error_message: transaction.error_message ?? null,
    three_d_s_status: transaction.three_d_s_status ?? null,
    gateways: gatewaysOf(transaction, steps),
    invoice: invoiceOf(transaction),
    customer: customerOf(transaction),
    card: cardOf(transaction),
    fees: feesOf(transaction),
    attempts: trail.attempts.map((attempt) => ({ ...attempt, steps: [...attempt.steps] })),
    aftermath: [...trail.aftermath],
    refunds: refunds.map((refund) => toRefundView(refund, transaction.currency, intents)),
    lines: toLineViews(transaction, lineStatesOf(transaction, intents)),
    settlement: settlementOf(transaction, steps),
    actions: permissionsOf(asker.role, openActions(transaction, until, intents, time)),
    free_refund: asker.freeRefund,
    intents: intents.map(toIntent),
    metadata: transaction.metadata ?? {},
    acquirer_name: transaction.acquirer_name ?? null,
  };
}

type Amount = 'amount' | 'authorized_amount' | 'captured_amount' | 'refunded_amount' | 'available_amount';

function amountsOf(transaction: WireTransaction): Record<Amount, string> {
  const text = (field: Amount): string => formatDecimal(money(transaction[field], transaction.currency));
  return {
    amount: text('amount'),
    authorized_amount: text('authorized_amount'),
    captured_amount: text('captured_amount'),
    refunded_amount: text('refunded_amount'),
    available_amount: text('available_amount'),
  };
}

function toRefundView(
  refund: Refund,
  currency: string,
  intents: readonly IntentRow[],
): TransactionDetail['refunds'][number] {
  const { id, reason, information, has_failed, created_at } = refund;
  return {
    id,
    amount: formatDecimal(money(refund.amount, currency)),
    reason,
    information,
    has_failed,
    invoice_detail_ids: [...refund.invoice_detail_ids],
    created_at,
    by: refunder(refund, intents),
  };
}

/** The PSPs tried, in order, each once; `gateway_name` alone names only the last (seed 003, Transaction attributes). */
function gatewaysOf(transaction: WireTransaction, steps: readonly DetailStep[]): string[] {
  const tried = steps.flatMap(({ gateway_name }) => gateway_name ?? []);
  return [...new Set(tried.length > 0 ? tried : [transaction.gateway_name ?? []].flat())];
}

function settlementOf(
  { currency, captured_amount, available_amount, captured_at, status }: WireTransaction,
  steps: readonly DetailStep[],
): TransactionDetail['settlement'] {
  if (!isPositive(money(captured_amount, currency))) return { state: 'nothing_captured', captured_at: null };
  const capture = steps.find(({ kind, state }) => kind === 'capture' && state === 'succeeded');
  const returned = status === 'reversed' || !isPositive(money(available_amount, currency));
  return {
    state: returned ? 'returned' : 'captured',
    captured_at: captured_at ?? capture?.settled_at ?? capture?.at ?? null,
  };
}
