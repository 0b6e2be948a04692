import { describe, expect, it } from 'vitest';
import { afterCheck, afterInterruption, afterSending, afterSilence } from '#bff/core/journal/next.ts';
import { createQuietPeriods, QUIET_MS } from '#bff/core/journal/quiet.ts';
import type { Outcome } from '#bff/core/journal/send.ts';
import type { IntentRow } from '#bff/core/store/journal-tables.ts';
import { intentRow, SENT_AT } from './support.ts';

const ABSENT = { kind: 'absent' } as const;
const REFUSED: Outcome = {
  kind: 'refused',
  code: 'request.validation.invalid-amount',
  message: 'No amount left.',
};
const NOT_TAKEN: Outcome = { kind: 'not_taken', code: 'not_sent', message: 'Nothing was sent.' };
const later = SENT_AT + QUIET_MS + 1;

/** When an intent without a trace is asked about, in seconds after it became open, until it is sent again or left. */
function checksOf(row: IntentRow): { seconds: number[]; end: string } {
  const seconds: number[] = [];
  let current = { ...row, ...afterSending(row, { kind: 'unclear' }, SENT_AT) };
  for (let guard = 0; guard < 50; guard += 1) {
    const now = current.next_check_at;
    if (now === null) return { seconds, end: 'left to a person' };
    seconds.push((now - SENT_AT) / 1000);
    const next = afterCheck(current, ABSENT, now, now - SENT_AT > QUIET_MS);
    if (next === 'send-again') return { seconds, end: 'sent again' };
    current = { ...current, ...next };
  }
  return { seconds, end: 'never' };
}

describe('an intent without a clear answer', () => {
  it('is asked about soon, then ever more rarely, and sent again only after the quiet period', () => {
    expect(checksOf(intentRow({ sends: 1 }))).toEqual({ seconds: [2, 5, 15, 60, 300], end: 'sent again' });
    expect(checksOf(intentRow({ sends: 2 })).end).toBe('sent again');
    expect(QUIET_MS).toBeGreaterThan(100_000);
  });

  it('is left to a person after the third sending', () => {
    expect(checksOf(intentRow({ sends: 3 }))).toEqual({
      seconds: [2, 5, 15, 60, 300],
      end: 'left to a person',
    });
    expect(afterCheck(intentRow({ sends: 3 }), ABSENT, later, true)).toMatchObject({
      next_check_at: null,
      message: expect.stringContaining('A person must look') as unknown,
    });
  });

  it('is not given up while ProcessOut cannot be asked', () => {
    expect(afterSilence(intentRow({ checks: 9 }), later)).toEqual({
      checks: 10,
      next_check_at: later + 300_000,
    });
  });

  it('is left to a person when a refund appeared that may be it', () => {
    expect(afterCheck(intentRow(), { kind: 'doubtful' }, later, true)).toMatchObject({ next_check_at: null });
  });

  it('that was cut off is asked about at once', () => {
    expect(afterInterruption(7)).toMatchObject({ phase: 'unknown', next_check_at: 7 });
  });
});

describe('the quiet period', () => {
  it('passes by the steady clock, from when it was first seen that nobody sends', () => {
    let steady = 5_000;
    const quiet = createQuietPeriods({ steady: () => steady });
    quiet.begin(intentRow());
    steady += QUIET_MS;
    expect(quiet.isOver(intentRow())).toBe(false);
    steady += 1;
    expect(quiet.isOver(intentRow())).toBe(true);
  });

  it('begins anew after every sending, and in every process', () => {
    let steady = 0;
    const quiet = createQuietPeriods({ steady: () => steady });
    expect(quiet.isOver(intentRow({ sends: 1 }))).toBe(false);
    steady += QUIET_MS + 1;
    expect(quiet.isOver(intentRow({ sends: 2 }))).toBe(false);
    expect(createQuietPeriods({ steady: () => steady }).isOver(intentRow({ sends: 1 }))).toBe(false);
  });

  it('must be over before half of an effect is called a failure', () => {
    const halfway = { kind: 'halfway', message: 'Held, not captured.' } as const;
    expect(afterCheck(intentRow(), halfway, later, false)).toMatchObject({ phase: 'pending' });
    expect(afterCheck(intentRow(), halfway, later, true)).toMatchObject({
      phase: 'failed',
      message: 'Held, not captured.',
    });
  });
});

describe('a refusal', () => {
  it.each([REFUSED, NOT_TAKEN])('of the only sending is final: $kind', (outcome) => {
    expect(afterSending(intentRow({ sends: 1 }), outcome, later)).toEqual({
      phase: 'failed',
      message: 'message' in outcome ? outcome.message : null,
      error_code: 'code' in outcome ? outcome.code : null,
      next_check_at: null,
    });
  });

  it('of a repeated sending may mean that the first one worked, so it is asked about', () => {
    const row = intentRow({ sends: 2 });
    const asked = { ...row, ...afterSending(row, REFUSED, SENT_AT) };
    expect(asked).toMatchObject({ phase: 'unknown', error_code: 'request.validation.invalid-amount' });
    expect(afterCheck(asked, { kind: 'done', refundId: 'refd_1' }, later, true)).toMatchObject({
      phase: 'done',
      refund_id: 'refd_1',
      error_code: null,
    });
    expect(afterCheck(asked, ABSENT, SENT_AT + 1, false)).toMatchObject({ next_check_at: SENT_AT + 3_001 });
    expect(afterCheck(asked, ABSENT, later, true)).toMatchObject({
      phase: 'failed',
      error_code: 'request.validation.invalid-amount',
    });
  });

  it('before a repeated sending was looked at says nothing about the first', () => {
    const row = intentRow({ sends: 2 });
    const asked = { ...row, ...afterSending(row, NOT_TAKEN, SENT_AT) };
    expect(asked.error_code).toBeNull();
    expect(afterCheck(asked, ABSENT, later, true)).toBe('send-again');
  });
});

describe('an intent that the PSP has not confirmed', () => {
  it('is followed until it is, and never sent again', () => {
    const row = { ...intentRow(), ...afterSending(intentRow(), { kind: 'pending' }, SENT_AT) };
    expect(row).toMatchObject({ phase: 'pending', next_check_at: SENT_AT + 2_000 });
    expect(afterCheck(row, ABSENT, later, true)).toMatchObject({ next_check_at: later + 3_000 });
    expect(afterCheck(row, { kind: 'pending' }, later, true)).toMatchObject({ phase: 'pending' });
    expect(
      afterCheck(row, { kind: 'failed', code: 'gateway.declined', message: 'No.' }, later, true),
    ).toMatchObject({
      phase: 'failed',
      error_code: 'gateway.declined',
    });
  });
});
