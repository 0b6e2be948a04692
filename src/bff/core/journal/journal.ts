import type { Core } from '../context.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { IntentRow, Phase } from '../store/journal-tables.ts';
import { effectOf } from './effect.ts';
import type { Effect } from './effect.ts';
import { changeIntent, findIntent, insertIntent, openIntents } from './intent-store.ts';
import type { IntentChange } from './intent-store.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { sendOnce } from './send.ts';
import type { Outcome } from './send.ts';

/** Longer than any PSP call may take (100 s): before that, "not found" proves nothing (reliability rules, B2). */
const QUIET_MS = 105_000;
const MAX_SENDS = 3;
/** When ProcessOut is asked about an open intent, after it was sent. */
const CHECK_AFTER_MS = [2_000, 5_000, 15_000, 60_000, 300_000] as const;

const CHECKING =
  'ProcessOut gave no clear answer. We are checking whether it went through; nothing is sent again.';
const A_PERSON =
  'ProcessOut gave no clear answer and shows no trace of it. A person must look at the PSP before it is tried again.';
const WAITING = 'ProcessOut took it; the PSP has not confirmed it yet.';

/** Writes every intent down before it is sent, and follows it until its outcome is known. One intent, one effect. */
export interface Journal {
  /** Runs `prepare` alone on its transaction; what it returns is stored durably, then sent. The stored row. */
  submit(transactionId: string, prepare: () => Promise<IntentRow>): Promise<IntentRow>;
  find(id: string): Promise<IntentRow | null>;
  /** Resolves with the row when it is no longer being sent, or after `ms`, whichever is first. */
  settled(id: string, ms: number): Promise<IntentRow | null>;
  /** Learns from a transaction that was read for another reason, for example that a refund failed later. */
  observe(transaction: WireTransaction, rows: readonly IntentRow[]): Promise<void>;
  /** Takes up what an earlier process left open, and starts following. */
  recover(): Promise<void>;
  stop(): void;
}

export function createJournal(core: Core): Journal {
  const { db, upstream, live, mirror } = core;
  const { clock, log } = core.ports;
  const lock = createKeyedLock();
  const sending = new Map<string, Promise<void>>();
  const stopped = new AbortController();
  let nap = new AbortController();

  async function change(
    row: IntentRow,
    from: readonly Phase[],
    changes: IntentChange,
  ): Promise<IntentRow | null> {
    const changed = await changeIntent(db, row.id, from, changes, clock.now());
    if (!changed) return null;
    live.publish({ type: 'intent', id: row.id, transaction_id: row.transaction_id });
    mirror.refresh(row.transaction_id);
    nap.abort();
    return changed;
  }

  function nextCheck(checks: number): IntentChange {
    const wait = CHECK_AFTER_MS[Math.min(checks, CHECK_AFTER_MS.length - 1)] ?? 300_000;
    return { checks: checks + 1, next_check_at: clock.now() + wait };
  }

  /** Marks it durably as sent before it is: after a crash it is asked for, not sent again. */
  async function send(row: IntentRow): Promise<void> {
    const marked = await change(row, ['stored', 'unknown'], {
      phase: 'sending',
      sends: row.sends + 1,
      sent_at: clock.now(),
      checks: 0,
      next_check_at: null,
    });
    if (marked) await settle(marked, await sendOnce(upstream, marked));
  }

  async function settle(row: IntentRow, outcome: Outcome): Promise<void> {
    log.info('intent sent', { intent: row.id, action: row.action, outcome: outcome.kind, sends: row.sends });
    if (outcome.kind === 'done')
      await change(row, ['sending'], finished('done', { refund_id: outcome.refundId }));
    else if (outcome.kind === 'pending') {
      await change(row, ['sending'], {
        phase: 'pending',
        message: WAITING,
        error_code: null,
        ...nextCheck(1),
      });
    } else if (outcome.kind === 'refused' && row.sends === 1) {
      const { message, code } = outcome;
      await change(row, ['sending'], finished('failed', { message, error_code: code }));
    } else {
      // A refusal of a repeated sending may only mean that the first one worked: it is asked for like an unclear one.
      await change(row, ['sending'], { phase: 'unknown', message: CHECKING, ...nextCheck(0) });
    }
  }

  function startSending(row: IntentRow): void {
    const task = send(row)
      .catch((error: unknown) => {
        log.error('intent interrupted', {
          intent: row.id,
          message: error instanceof Error ? error.message : 'unknown',
        });
      })
      .finally(() => sending.delete(row.id));
    sending.set(row.id, task);
  }

  async function check(row: IntentRow): Promise<void> {
    const read = await upstream.transaction(row.transaction_id);
    if (read.ok) await conclude(row, effectOf(row, read.value));
    else await change(row, ['unknown', 'pending'], nextCheck(row.checks));
  }

  async function conclude(row: IntentRow, effect: Effect): Promise<void> {
    const open: readonly Phase[] = ['unknown', 'pending'];
    if (effect.kind === 'done') {
      await change(row, open, finished('done', { refund_id: effect.refundId }));
    } else if (effect.kind === 'failed') {
      await change(row, open, finished('failed', { message: effect.message, error_code: effect.code }));
    } else if (effect.kind === 'pending') {
      await change(row, open, { phase: 'pending', message: WAITING, ...nextCheck(row.checks) });
    } else if (row.phase === 'unknown' && clock.now() - (row.sent_at ?? 0) > QUIET_MS) {
      // Nothing can be under way any more, and nothing happened: the same key again is the same intent.
      if (row.sends < MAX_SENDS) startSending(row);
      else await change(row, open, { message: A_PERSON, next_check_at: null });
    } else {
      await change(row, open, nextCheck(row.checks));
    }
  }

  async function dueIntents(): Promise<IntentRow[]> {
    const rows = await openIntents(db);
    return rows.filter(({ phase, id }) => (phase === 'unknown' || phase === 'pending') && !sending.has(id));
  }

  async function follow(): Promise<void> {
    while (!stopped.signal.aborted) {
      nap = new AbortController();
      const rows = await dueIntents();
      const now = clock.now();
      const due = rows.filter(({ next_check_at }) => next_check_at !== null && next_check_at <= now);
      for (const row of due) await check(row);
      if (due.length > 0) continue;
      const times = rows.flatMap(({ next_check_at }) => next_check_at ?? []);
      const wait = times.length === 0 ? 60_000 : Math.max(0, Math.min(...times) - now);
      await clock.sleep(wait, AbortSignal.any([nap.signal, stopped.signal]));
    }
  }

  return {
    submit: (transactionId, prepare) =>
      lock.run(transactionId, async () => {
        const row = await prepare();
        if (row.phase !== 'stored' || !(await insertIntent(db, row))) return row;
        live.publish({ type: 'intent', id: row.id, transaction_id: transactionId });
        startSending(row);
        return row;
      }),
    find: (id) => findIntent(db, id),
    async settled(id, ms) {
      const waited = new AbortController();
      await Promise.race([sending.get(id), clock.sleep(ms, waited.signal)]);
      waited.abort();
      return findIntent(db, id);
    },
    async observe(transaction, rows) {
      for (const row of rows) {
        if (row.action !== 'refund' || row.phase !== 'done') continue;
        const effect = effectOf(row, transaction);
        if (effect.kind !== 'failed') continue;
        await change(row, ['done'], finished('failed', { message: effect.message, error_code: effect.code }));
      }
    },
    async recover() {
      for (const row of await openIntents(db)) {
        if (row.phase === 'stored') startSending(row);
        else if (row.phase === 'sending') {
          await change(row, ['sending'], { phase: 'unknown', message: CHECKING, next_check_at: clock.now() });
        }
      }
      follow().catch((error: unknown) => {
        if (!stopped.signal.aborted) {
          log.error('journal stopped', { message: error instanceof Error ? error.message : 'unknown' });
        }
      });
    },
    stop: () => stopped.abort(),
  };
}

function finished(phase: 'done' | 'failed', result: IntentChange): IntentChange {
  return { phase, next_check_at: null, message: null, error_code: null, ...result };
}
