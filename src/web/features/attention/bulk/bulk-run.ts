import type { Intent } from '#contract/intent.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { ApiError } from '#web/api/api-error.ts';
import type { Sent } from '#web/api/send-intent.ts';

/** What many payments can be asked for at once: both end a hold, and neither needs anything but the payment. */
export type BulkAction = 'capture' | 'void';

/** How it went with one payment. */
export type RowOutcome =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'answered'; readonly intent: Intent }
  /** Nothing was sent to ProcessOut, and why. */
  | { readonly kind: 'refused'; readonly why: string }
  /** It may have been taken: its own page tells. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'stopped' };

/** What the run needs from outside; tests bring their own. */
export interface BulkPorts {
  read(id: string): Promise<TransactionDetail>;
  send(id: string, body: Readonly<Record<string, unknown>>): Promise<Sent>;
}

/**
 * Captures or voids payments one after the other, each as its own page would: read now, refused when it moved on since,
 * sent with a key of its own. One that fails holds up no other. `tell` hears of every change; `isStopped` is asked before
 * each payment.
 */
export async function runBulk(
  action: BulkAction,
  ids: readonly string[],
  ports: BulkPorts,
  tell: (id: string, outcome: RowOutcome) => void,
  isStopped: () => boolean,
): Promise<void> {
  for (const id of ids) {
    if (isStopped()) {
      tell(id, { kind: 'stopped' });
      continue;
    }
    tell(id, { kind: 'running' });
    tell(id, await one(action, id, ports));
  }
}

async function one(action: BulkAction, id: string, ports: BulkPorts): Promise<RowOutcome> {
  let detail: TransactionDetail;
  try {
    detail = await ports.read(id);
  } catch (error) {
    return { kind: 'refused', why: error instanceof ApiError ? error.message : 'It could not be read.' };
  }
  const permission = detail.actions[action];
  if (!permission.allowed) return { kind: 'refused', why: permission.reason };
  const { version, currency, authorized_amount } = detail;
  const body =
    action === 'void' ? { version } : { version, amount: permission.max ?? authorized_amount, currency };
  const sent = await ports.send(id, body);
  if (sent.kind === 'answered') return sent;
  return sent.kind === 'lost' ? { kind: 'lost' } : { kind: 'refused', why: sent.refusal.message };
}
