import type { Actor } from '#contract/session.ts';
import { admit, lapse } from '../approvals/rules.ts';
import type { AuditNote } from '../audit/audit.ts';
import { askedNote, outcomeNote } from '../audit/money-notes.ts';
import type { Core } from '../context.ts';
import { beforeSending } from '../http/storage-problem.ts';
import { unsoundAmount } from '../detail/amounts.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { IntentRow, Phase } from '../store/journal-tables.ts';
import { effectOf } from './effect.ts';
import { changeIntent, findIntent, insertIntent, openIntents } from './intent-store.ts';
import type { IntentChange } from './intent-store.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { watchRefunds } from './later-failures.ts';
import {
  afterCheck,
  afterInterruption,
  afterSending,
  afterSilence,
  isNews,
  LONGEST_WAIT_MS,
  UNSTATED,
} from './next.ts';
import { createQuietPeriods } from './quiet.ts';
import { sendOnce } from './send.ts';

/** Phases in which ProcessOut is asked what became of an intent. */
const OPEN: readonly Phase[] = ['unknown', 'pending'];
/** Phases in which something happens at a time that was set. */
const WAITING: readonly Phase[] = ['awaiting', ...OPEN];
/** How long to wait when nothing is open, or when the database would not be read. */
const IDLE_MS = 60_000;
const AFTER_ERROR_MS = 5_000;
/** Given as the reason, it spares the making of an error with a stack that nobody reads. */
const OVER = 'over';

/** Writes every intent down before it is sent, and follows it until its outcome is known. One intent, one effect. */
export interface Journal {
  /**
   * Runs `prepare` alone on its transaction; what it returns is stored durably, then sent, unless it is more than the
   * asker may move alone: then it awaits approval. The stored row.
   */
  submit(transactionId: string, asked: Asked, prepare: () => Promise<IntentRow>): Promise<IntentRow>;
  /**
   * Runs `decide` alone on the transaction of an intent that awaits approval, or is left to a person; what it returns is
   * written, with its record. The row as it is then: somebody or something may have decided before.
   */
  decide(row: IntentRow, decide: (turn: DecisionTurn) => Promise<Decision | null>): Promise<IntentRow>;
  find(id: string): Promise<IntentRow | null>;
  /** Resolves with the row when it is no longer being sent, or after `ms`, whichever is first. */
  settled(id: string, ms: number): Promise<IntentRow | null>;
  /** Learns from a transaction that was read for another reason, for example that a refund failed later. */
  observe(transaction: WireTransaction, rows: readonly IntentRow[]): Promise<void>;
  /** Takes up what an earlier process left open, and starts following. */
  recover(): Promise<void>;
  stop(): void;
}

/** Who asks, and in which request. */
export interface Asked {
  readonly actor: Actor;
  readonly requestId: string;
}

/** An intent that somebody decides on, as it is when their turn has come. */
export interface DecisionTurn {
  readonly row: IntentRow;
  /** Whether nothing that was sent of it can be on its way any more. */
  readonly quietIsOver: boolean;
}

/** What becomes of an intent that waited for a person; without a note, what the outcome itself says is recorded. */
export interface Decision {
  readonly change: IntentChange;
  readonly note: AuditNote | null;
}

export function createJournal(core: Core): Journal {
  const { db, upstream, live, mirror, audit } = core;
  const { clock, log } = core.ports;
  const lock = createKeyedLock();
  const quiet = createQuietPeriods(clock);
  const sending = new Map<string, Promise<void>>();
  const stopped = new AbortController();
  let nap = new AbortController();

  function complain(event: string, error: unknown, row?: IntentRow): void {
    if (stopped.signal.aborted) return;
    const message = error instanceof Error ? error.message : 'unknown';
    log.error(event, { ...(row && { intent: row.id }), message });
  }

  /** Changes a row that still is in one of `from`, and says so; null when it is not. */
  async function change(
    row: IntentRow,
    from: readonly Phase[],
    changes: IntentChange,
    note: AuditNote | null = null,
  ): Promise<IntentRow | null> {
    const changed = await db.transaction().execute(async (trx) => {
      const next = await changeIntent(trx, row.id, from, changes, clock.now());
      const record = next && (note ?? outcomeNote(next, row.phase));
      if (record) await audit.writeWith(trx, record);
      return next;
    });
    if (!changed) return null;
    if (!OPEN.includes(changed.phase)) quiet.forget(row.id);
    live.publish({ type: 'intent', id: row.id, transaction_id: row.transaction_id });
    mirror.refresh(row.transaction_id);
    nap.abort(OVER);
    return changed;
  }

  /** Marks it durably as sent before it is: after a crash it is asked for, not sent again. */
  async function send(row: IntentRow): Promise<void> {
    const marked = await change(row, ['stored', 'unknown'], {
      phase: 'sending',
      sends: row.sends + 1,
      sent_at: clock.now(),
      checks: 0,
      next_check_at: null,
      error_code: null,
    });
    if (!marked) return;
    const outcome = await sendOnce(upstream, marked);
    const { id: intent, action, sends } = marked;
    log.info('intent sent', { intent, action, outcome: outcome.kind, sends });
    await change(marked, ['sending'], afterSending(marked, outcome, clock.now()));
  }

  function startSending(row: IntentRow): void {
    if (sending.has(row.id)) return;
    const task = send(row)
      .catch(async (error: unknown) => {
        complain('intent interrupted', error, row);
        await clock.sleep(AFTER_ERROR_MS, stopped.signal);
      })
      .finally(() => {
        sending.delete(row.id);
        nap.abort(OVER);
      });
    sending.set(row.id, task);
  }

  async function check(row: IntentRow): Promise<void> {
    if (row.phase === 'stored') return startSending(row);
    if (row.phase === 'awaiting') {
      const { change: lapsed, note } = lapse(row, clock.now());
      await change(row, ['awaiting'], lapsed, note);
      return;
    }
    if (row.phase === 'sending') {
      await change(row, ['sending'], afterInterruption(clock.now()));
      return;
    }
    // Before it is read: what comes back may be as old as the question.
    const quietIsOver = quiet.isOver(row);
    const read = await upstream.transaction(row.transaction_id);
    if (read.ok && unsoundAmount(read.value) === null) await learn(row, read.value, quietIsOver);
    else await change(row, OPEN, afterSilence(row, clock.now()));
  }

  async function learn(row: IntentRow, transaction: WireTransaction, quietIsOver: boolean): Promise<void> {
    const next = afterCheck(row, effectOf(row, transaction), clock.now(), quietIsOver);
    if (next === 'send-again') startSending(row);
    else await change(row, OPEN, next);
  }

  /** Open intents that nobody is sending, and when each is due; what was cut off in the middle is due at once. */
  async function agenda(): Promise<{ row: IntentRow; at: number }[]> {
    const rows = (await openIntents(db)).filter(({ id }) => !sending.has(id));
    const now = clock.now();
    return rows.flatMap((row) => {
      const at = WAITING.includes(row.phase) ? row.next_check_at : now;
      if (at === null) return [];
      // No check is set so far ahead: the clock was set back since.
      const isAstray = OPEN.includes(row.phase) && at > now + LONGEST_WAIT_MS;
      return { row, at: isAstray ? now : at };
    });
  }

  /** Does what is due; how long until something is again. One intent that cannot be checked holds up no other. */
  async function turn(): Promise<number> {
    const items = await agenda();
    const now = clock.now();
    let shortest = 0;
    for (const { row } of items.filter(({ at }) => at <= now)) {
      await check(row).catch((error: unknown) => {
        complain('intent not checked', error, row);
        shortest = AFTER_ERROR_MS;
      });
    }
    const wait = items.reduce((least, { at }) => Math.min(least, at - now), IDLE_MS);
    return Math.max(shortest, wait);
  }

  async function follow(): Promise<void> {
    while (!stopped.signal.aborted) {
      nap = new AbortController();
      let wait = AFTER_ERROR_MS;
      try {
        wait = await turn();
      } catch (error) {
        complain('journal interrupted', error);
      }
      await clock.sleep(wait, nap.signal);
    }
  }

  async function observe(transaction: WireTransaction, rows: readonly IntentRow[]): Promise<void> {
    for (const row of rows) {
      const effect = effectOf(row, transaction);
      const next = isNews(row, effect) ? afterCheck(row, effect, clock.now(), false) : 'send-again';
      if (next !== 'send-again') await change(row, [row.phase], { ...next, ...UNSTATED });
    }
  }

  /** Stores a new intent with the record of who asked for it; null when its key is taken. */
  async function store(row: IntentRow, { actor, requestId }: Asked): Promise<IntentRow | null> {
    return db.transaction().execute(async (trx) => {
      // In here, so that two refunds at once cannot both be within what is left of a day's limit.
      const admitted = await admit(trx, row, actor, clock.now());
      if (!(await insertIntent(trx, admitted))) return null;
      await audit.writeWith(trx, askedNote(admitted, actor, requestId));
      return admitted;
    });
  }

  async function submit(
    transactionId: string,
    asked: Asked,
    prepare: () => Promise<IntentRow>,
  ): Promise<IntentRow> {
    const row = await prepare();
    if (row.phase !== 'stored') return row;
    // The key may be taken, perhaps just now on another transaction: what is stored under it decides.
    const stored = await beforeSending(() => store(row, asked));
    if (stored === null) return prepare();
    live.publish({ type: 'intent', id: row.id, transaction_id: transactionId });
    if (stored.phase === 'stored') startSending(stored);
    return stored;
  }

  async function decide(
    known: IntentRow,
    make: (turn: DecisionTurn) => Promise<Decision | null>,
  ): Promise<IntentRow> {
    // Read again when its turn has come: somebody may have decided meanwhile.
    const row = (await findIntent(db, known.id)) ?? known;
    const decision = await make({ row, quietIsOver: OPEN.includes(row.phase) && quiet.isOver(row) });
    if (decision === null) return row;
    const changed = await beforeSending(() => change(row, [row.phase], decision.change, decision.note));
    if (changed?.phase === 'stored') startSending(changed);
    return changed ?? (await findIntent(db, row.id)) ?? row;
  }

  return {
    submit: (transactionId, asked, prepare) =>
      lock.run(transactionId, () => submit(transactionId, asked, prepare)),
    decide: (row, make) => lock.run(row.transaction_id, () => decide(row, make)),
    find: (id) => findIntent(db, id),
    async settled(id, ms) {
      const waited = new AbortController();
      await Promise.race([sending.get(id), clock.sleep(ms, waited.signal)]);
      waited.abort(OVER);
      return findIntent(db, id);
    },
    observe,
    async recover() {
      for (const row of await openIntents(db)) {
        if (!WAITING.includes(row.phase)) await check(row);
        quiet.begin(row);
      }
      const unwatch = watchRefunds(core, observe);
      stopped.signal.addEventListener('abort', unwatch, { once: true });
      void follow();
    },
    stop() {
      stopped.abort(OVER);
      nap.abort(OVER);
    },
  };
}
