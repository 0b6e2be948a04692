import type { IntentRow } from '../store/journal-tables.ts';
import type { Effect } from './effect.ts';
import type { IntentChange } from './intent-store.ts';
import type { Outcome } from './send.ts';

export const MAX_SENDS = 3;
/** Waits between the checks of an open intent: 2, 5, 15, 60 and 300 s after it became open, then every five minutes. */
const WAITS_MS = [2_000, 3_000, 10_000, 45_000, 240_000] as const;
export const LONGEST_WAIT_MS = 300_000;

const CHECKING =
  'ProcessOut gave no clear answer. We are checking whether it went through; nothing is sent again meanwhile.';
const NO_TRACE =
  'ProcessOut gave no clear answer and shows no trace of it. A person must look at the PSP before it is tried again.';
const NOT_TOLD_APART =
  'A refund of the same amount appeared that does not say where it came from. A person must look whether it is this one.';
const WAITING = 'ProcessOut took it; the PSP has not confirmed it yet.';
const REFUSED_LATER =
  'ProcessOut refused it when it was sent again, and shows no trace of the first sending.';

/** Nothing is stated any more: ProcessOut shows what became of it. */
export const UNSTATED: IntentChange = {
  closed_by_id: null,
  closed_by_name: null,
  closed_at: null,
  closed_note: null,
  closed_reference: null,
};

/** What an intent that was just sent becomes. */
export function afterSending(row: IntentRow, outcome: Outcome, now: number): IntentChange {
  switch (outcome.kind) {
    case 'done':
      return final('done', { refund_id: outcome.refundId });
    case 'pending':
      return waiting({ ...row, checks: 0 }, now);
    case 'unclear':
      return unclear(null, now);
    case 'refused':
    case 'not_taken':
      if (row.sends === 1) return final('failed', { message: outcome.message, error_code: outcome.code });
      // Refused when sent again, it may be because the first sending worked: it is asked for like an unclear one.
      return unclear(outcome.kind === 'refused' ? outcome.code : null, now);
  }
}

/**
 * What an open intent becomes when ProcessOut was asked about it; 'send-again' when it certainly had no effect. Nothing
 * is concluded from what is not there before its quiet period is over (quiet.ts).
 */
export function afterCheck(
  row: IntentRow,
  effect: Effect,
  now: number,
  quietIsOver: boolean,
): IntentChange | 'send-again' {
  switch (effect.kind) {
    case 'done':
      return final('done', { refund_id: effect.refundId });
    case 'failed':
      return final('failed', { message: effect.message, error_code: effect.code });
    case 'pending':
      return waiting(row, now);
    case 'halfway':
      return quietIsOver ? final('failed', { message: effect.message }) : waiting(row, now);
    case 'doubtful':
      return { message: NOT_TOLD_APART, next_check_at: null };
    case 'absent':
      return quietIsOver ? afterAbsence(row, now) : nextCheck(row.checks, now);
  }
}

/**
 * Whether a transaction that was read for another reason says something new about an intent: how an open one ended, that
 * a refund failed later, or that one happened of which a person stated that it did not.
 */
export function isNews({ action, phase, closed_at }: IntentRow, { kind }: Effect): boolean {
  if (phase === 'unknown' || phase === 'pending') return kind === 'done' || kind === 'failed';
  if (action !== 'refund') return false;
  return phase === 'done' ? kind === 'failed' : closed_at !== null && kind === 'done';
}

/** What an open intent becomes when ProcessOut could not be asked. */
export function afterSilence(row: IntentRow, now: number): IntentChange {
  return nextCheck(row.checks, now);
}

/** What an intent becomes whose sending was cut off, by a crash or by a database that failed. */
export function afterInterruption(now: number): IntentChange {
  return { phase: 'unknown', message: CHECKING, checks: 0, next_check_at: now };
}

function afterAbsence(row: IntentRow, now: number): IntentChange | 'send-again' {
  if (row.phase !== 'unknown') return nextCheck(row.checks, now);
  if (row.error_code !== null) return final('failed', { message: REFUSED_LATER, error_code: row.error_code });
  return row.sends < MAX_SENDS ? 'send-again' : { message: NO_TRACE, next_check_at: null };
}

function waiting(row: IntentRow, now: number): IntentChange {
  return { phase: 'pending', message: WAITING, error_code: null, ...nextCheck(row.checks, now) };
}

function unclear(refusal: string | null, now: number): IntentChange {
  return { phase: 'unknown', message: CHECKING, error_code: refusal, ...nextCheck(0, now) };
}

function nextCheck(checks: number, now: number): IntentChange {
  return { checks: checks + 1, next_check_at: now + (WAITS_MS[checks] ?? LONGEST_WAIT_MS) };
}

function final(phase: 'done' | 'failed', result: IntentChange): IntentChange {
  return { phase, next_check_at: null, message: null, error_code: null, ...result };
}
