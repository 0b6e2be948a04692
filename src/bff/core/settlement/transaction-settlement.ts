import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { TransactionSettlement } from '#contract/settlement.ts';
import { isId } from '#domain/ids.ts';
import { formatDecimal } from '#domain/money.ts';
import type { PayoutItemType, PayoutStatus } from '#domain/payout.ts';
import { isLate } from '#domain/settlement-delay.ts';
import { settlementOf } from '#domain/settlement.ts';
import type { Settlement, SettlementRow } from '#domain/settlement.ts';
import type { Core } from '../context.ts';
import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import { formatMicros } from '../mirror/time-text.ts';
import type { FacetTable, TransactionTable } from '../store/mirror-tables.ts';
import type { Schema } from '../store/schema.ts';
import { daysSince, toDelay, usualDelays } from './delays.ts';
import { payoutsAreComplete } from './payouts-complete.ts';

type Db = Kysely<Schema>;
type Payment = TransactionTable & Pick<FacetTable, 'currency' | 'gateway'>;

/** Where the money of a mirrored transaction is. Ends the request when the id is none or the transaction is not mirrored. */
export async function readSettlement({ db, upstream }: Core, id: string): Promise<TransactionSettlement> {
  if (!isId('transaction', id)) throw invalidRequest({ id: 'is not a transaction id' });
  const payment = await paymentOf(db, id);
  if (payment === undefined) throw new ApiProblem('not_found', 'This payment is not known here yet.');
  const { currency, gateway, captured_us } = payment;
  const { rows, banks } = await rowsOf(db, payment.position);
  const captured = BigInt(payment.captured_amount);
  const settlement = settlementOf({ currency, captured, refunded: BigInt(payment.refunded_amount) }, rows);
  const delay = (await usualDelays(db)).of({ gateway, currency });
  return {
    state: settlement.state,
    captured_at: captured_us === null ? null : formatMicros(captured_us),
    gateway: gateway === '' ? null : gateway,
    shares: sharesOf(settlement, banks),
    not_in_payout:
      settlement.notInPayout === null ? null : formatDecimal({ minor: settlement.notInPayout, currency }),
    fees: feesOf(payment, settlement),
    delay: toDelay(delay),
    is_late:
      captured_us === null || !isWaiting(settlement)
        ? null
        : isLate(daysSince(captured_us, upstream.now()), delay),
    complete: await payoutsAreComplete(db),
  };
}

/** Something is captured, and in no payout. */
function isWaiting({ state, notInPayout }: Settlement): boolean {
  return state !== 'returned' && notInPayout !== null && notInPayout > 0n;
}

async function paymentOf(db: Db, id: string): Promise<Payment | undefined> {
  return db
    .selectFrom('transaction as t')
    .innerJoin('facet as f', 'f.id', 't.facet')
    .selectAll('t')
    .select(['f.currency', 'f.gateway'])
    .where('t.id', '=', id)
    .executeTakeFirst();
}

interface Bank {
  readonly bank_name: string | null;
  readonly bank_summary: string | null;
}

interface ItemRow extends Bank {
  readonly payout_id: string;
  readonly status: PayoutStatus;
  readonly currency: string;
  readonly settled_us: number | null;
  readonly type: PayoutItemType;
  readonly amount: number;
  readonly fees: number;
}

/** The rows of payouts that name the payment, the oldest payout first, and the banks of those payouts. */
async function rowsOf(
  db: Db,
  payment: number,
): Promise<{ readonly rows: SettlementRow[]; readonly banks: ReadonlyMap<string, Bank> }> {
  const { rows } = await sql<ItemRow>`
    select p.id as payout_id, p.status, p.currency, p.settled_us, p.bank_name, p.bank_summary,
      i.type, i.amount, i.fees
    from payout_item i cross join payout p
    where i.transaction_position = ${payment} and p.position = i.payout order by p.position, i.position`.execute(
    db,
  );
  return {
    banks: new Map(
      rows.map(({ payout_id, bank_name, bank_summary }) => [payout_id, { bank_name, bank_summary }]),
    ),
    rows: rows.map(({ payout_id, status, currency, settled_us, type, amount, fees }) => ({
      payout_id,
      payout_status: status,
      payout_currency: currency,
      settled_at: settled_us === null ? null : formatMicros(settled_us),
      type,
      amount: BigInt(amount),
      fees: BigInt(fees),
    })),
  };
}

function sharesOf({ shares }: Settlement, banks: ReadonlyMap<string, Bank>): TransactionSettlement['shares'] {
  return shares.map(({ payout_id, status, settled_at, currency, ...amounts }) => {
    const text = (minor: bigint): string => formatDecimal({ minor, currency });
    return {
      payout_id,
      status,
      settled_at,
      bank_name: banks.get(payout_id)?.bank_name ?? null,
      bank_summary: banks.get(payout_id)?.bank_summary ?? null,
      currency,
      sales: text(amounts.sales),
      refunds: text(amounts.refunds),
      chargebacks: text(amounts.chargebacks),
      fees: text(amounts.fees),
      net: text(amounts.net),
    };
  });
}

/** Estimated before, taken by the PSP, and paid in payouts: each as it is told, none summed with another. */
function feesOf(payment: Payment, { feesPaid }: Settlement): TransactionSettlement['fees'] {
  const { estimated_fee: estimated, gateway_fee: taken, currency_fee: currency } = payment;
  return [
    ...(estimated === null ? [] : [{ kind: 'estimated' as const, currency, amount: estimated }]),
    ...(taken === null ? [] : [{ kind: 'taken' as const, currency, amount: taken }]),
    ...feesPaid.map((fee) => ({
      kind: 'paid' as const,
      currency: fee.currency,
      amount: formatDecimal(fee),
    })),
  ];
}
