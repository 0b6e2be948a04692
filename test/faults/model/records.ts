import { minorOf, Violation } from '../invariants.ts';
import type { Scene } from '../invariants.ts';
import type { Storage } from '../world/storage.ts';

/** A reply that tells of an intent. */
export interface Answer {
  readonly intent?: {
    readonly id: string;
    readonly transaction_id: string;
    readonly amount: string | null;
    readonly currency: string;
  };
}

/** What was posted under a key, and where. */
interface Asked {
  readonly key: string;
  readonly path: string;
  readonly body: { readonly amount?: string };
}

/** I2: a reply tells of what was asked for, and of nothing else. */
export function wrongAnswer({ key, path, body }: Asked, { intent }: Answer): Violation | null {
  if (!intent) return null;
  const isAmount =
    body.amount === undefined ||
    minorOf(body.amount, intent.currency) === minorOf(intent.amount ?? '0', intent.currency);
  const isPayment = path.includes('/invoices/') || path.includes(intent.transaction_id);
  if (intent.id === key && isAmount && isPayment) return null;
  return new Violation('I2', `${key} asked for something else than it is told of`);
}

/** I4: who was refused is on record before they are told. */
export function unrecordedDenial(storage: Storage, { status, headers }: Response): Violation | null {
  const request = headers.get('X-Request-Id') ?? '';
  if (status !== 403 || storage.durable({ request }).includes('call.denied')) return null;
  return new Violation('I4', `${request} was refused without a record`);
}

/** I4: what a person stated is on record, with who stated it. */
export function checkStatements(storage: Storage, { rows }: Pick<Scene, 'rows'>): void {
  for (const { id, closed_by_id } of rows)
    if (closed_by_id !== null && !storage.durable({ intent: id }).includes('money.stated'))
      throw new Violation('I4', `what became of ${id} was stated without a record`);
}
