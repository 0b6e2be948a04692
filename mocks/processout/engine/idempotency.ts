/** A reply as it left, to be sent again. */
export interface StoredReply {
  readonly status: number;
  readonly body: string;
}

interface Kept extends StoredReply {
  readonly fingerprint: string;
  readonly at: number;
}

/** What the project remembers of a key: nothing, the reply to the same request, or that the request was another one. */
export type Recall =
  | { readonly kind: 'new' }
  | { readonly kind: 'replay'; readonly reply: StoredReply }
  | { readonly kind: 'mismatch' };

/** Keys are kept for a day of simulated time (docs/simulator-differences.md, Idempotency). */
const KEPT_FOR_MS = 24 * 3_600_000;

export interface IdempotencyKeys {
  /**
   * @param now epoch milliseconds
   * @param keptFor milliseconds; a fault may shorten it
   */
  recall(key: string, fingerprint: string, now: number, keptFor?: number): Recall;
  keep(key: string, fingerprint: string, reply: StoredReply, now: number): void;
}

export function createIdempotencyKeys(): IdempotencyKeys {
  // Insertion order is order of time, so that the oldest go first.
  const kept = new Map<string, Kept>();

  const forget = (now: number) => {
    for (const [key, { at }] of kept) {
      if (at + KEPT_FOR_MS > now) return;
      kept.delete(key);
    }
  };

  return {
    recall(key, fingerprint, now, keptFor = KEPT_FOR_MS) {
      forget(now);
      const known = kept.get(key);
      if (!known || known.at + keptFor <= now) return { kind: 'new' };
      return known.fingerprint === fingerprint ? { kind: 'replay', reply: known } : { kind: 'mismatch' };
    },
    keep(key, fingerprint, reply, now) {
      kept.delete(key);
      kept.set(key, { ...reply, fingerprint, at: now });
    },
  };
}

/** The same request whatever its encoding and the order of its fields. */
export function fingerprint(method: string, path: string, body: unknown): string {
  return `${method} ${path} ${JSON.stringify(sorted(body))}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
