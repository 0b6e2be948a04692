import type { PayoutStatus } from '#domain/payout.ts';
import { pspOf, pspReference } from './psp.ts';
import { BANKS } from '../world/payouts/schemes.ts';
import type { Payout } from './payout-draft.ts';

/** @param now epoch microseconds */
export function statusOf({ outcome, schedule }: Payout, now: number): PayoutStatus {
  if (now < schedule.sent) return 'pending';
  if (outcome === 'canceled') return 'canceled';
  if (outcome === 'failed') return now < schedule.returned ? 'in-flight' : 'failed';
  return now < schedule.settled ? 'in-flight' : 'received';
}

export function bankOf({ account }: Payout): string | null {
  return BANKS[account.currency] ?? null;
}

/** Payouts are counted on by the shop's books from here. */
const FIRST_NUMBER = 1001;

/** The reference that the PSP prints for the bank: on the payout's `bank_summary` and on the statement. */
export function bankReference({ number, account }: Payout): string {
  return `${account.isBill ? 'INV' : 'PO'}-${FIRST_NUMBER + number}`;
}

export function bankSummary(payout: Payout): string {
  return `${payout.account.scheme.bankText} ${bankReference(payout)}`;
}

/** The PSP's own id of the payout. */
export function gatewayResource({ account }: Payout, id: string): string {
  return pspReference(pspOf(account.configuration), id);
}
