import type { SimPayment, SimRefund } from '../model.ts';

export type EffectAction = 'authorize' | 'capture' | 'void' | 'increment' | 'refund' | 'payout';

/** One thing that an API call did to money, once. What time does by itself (auto-capture, expiry) is not in here. */
export interface Effect {
  readonly action: EffectAction;
  readonly transaction_id: string;
  /** Minor units of the transaction's currency, never negative. */
  readonly amount: bigint;
  readonly at: number;
  readonly idempotency_key: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What really happened to one payment, minor units of its currency. */
export interface LedgerEntry {
  readonly transaction_id: string;
  readonly status: string;
  readonly currency: string;
  readonly authorized: bigint;
  readonly captured: bigint;
  /** Sum of the refunds that have not failed. */
  readonly refunded: bigint;
  readonly refunds: readonly Pick<SimRefund, 'id' | 'amount' | 'has_failed' | 'metadata'>[];
  readonly effects: readonly Effect[];
}

/** The simulator's own books: tests hold what the BFF believes against them. Read only. */
export interface Ledger {
  transaction(id: string): LedgerEntry | null;
  effects(): readonly Effect[];
  effectsByKey(idempotencyKey: string): readonly Effect[];
  /** Effects whose request metadata holds `key: value`, for example an intent id. */
  effectsByMetadata(key: string, value: string): readonly Effect[];
}

export interface Books extends Ledger {
  record(effect: Effect): void;
}

export function createBooks(find: (transactionId: string) => SimPayment | null): Books {
  const effects: Effect[] = [];
  const byTransaction = new Map<string, Effect[]>();
  const byKey = new Map<string, Effect[]>();
  return {
    record(effect) {
      effects.push(effect);
      addTo(byTransaction, effect.transaction_id, effect);
      if (effect.idempotency_key !== null) addTo(byKey, effect.idempotency_key, effect);
    },
    effects: () => effects,
    effectsByKey: (key) => [...(byKey.get(key) ?? [])],
    effectsByMetadata: (key, value) => effects.filter((effect) => effect.metadata[key] === value),
    transaction(id) {
      const payment = find(id);
      if (!payment || payment.transaction.id !== id) return null;
      const { transaction, refunds } = payment;
      return {
        transaction_id: id,
        status: transaction.status,
        currency: transaction.currency,
        authorized: transaction.authorized_amount,
        captured: transaction.captured_amount,
        refunded: refunds.reduce((sum, refund) => (refund.has_failed ? sum : sum + refund.amount), 0n),
        refunds: refunds.map(({ id, amount, has_failed, metadata }) => ({
          id,
          amount,
          has_failed,
          metadata,
        })),
        effects: [...(byTransaction.get(id) ?? [])],
      };
    },
  };
}

function addTo(groups: Map<string, Effect[]>, name: string, effect: Effect): void {
  const group = groups.get(name);
  if (group) group.push(effect);
  else groups.set(name, [effect]);
}
