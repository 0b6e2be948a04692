import { describe, expect, it } from 'vitest';
import {
  actionReducer,
  freshState,
  restoredState,
} from '#web/features/transaction-detail/money/action-state.ts';
import type { ActionEvent, ActionState } from '#web/features/transaction-detail/money/action-state.ts';
import { changesSince, seenOf } from '#web/features/transaction-detail/money/seen.ts';
import { changeInWords } from '#web/features/transaction-detail/story/change-words.ts';
import { sameRefundBefore } from '#web/features/transaction-detail/money/earlier-refund.ts';
import { money } from '#domain/money.ts';
import { detail, intent, refund, ZONE } from './support/detail.ts';

type Form = { readonly amount: string };
const refusal = { message: 'No.', fields: {}, requestId: 'req_1' };
const body = { version: 'v1', amount: '35.50' };
const start = freshState<Form>({ amount: '35.50' }, seenOf(detail()), 'key-1');
const after = (...events: ActionEvent<Form>[]): ActionState<Form> =>
  events.reduce(actionReducer<Form>, start);
const sent: ActionEvent<Form>[] = [{ type: 'checked' }, { type: 'sent', body }];

describe('one form, one key', () => {
  it('keeps the key and the very body while no answer came, and across a reload', () => {
    const lost = after(...sent, { type: 'lost', refusal });
    expect(lost).toMatchObject({ stage: 'lost', draft: { key: 'key-1', sent: body } });
    expect(restoredState(lost.draft)).toMatchObject({ stage: 'lost', draft: { key: 'key-1', sent: body } });
    expect(actionReducer(lost, { type: 'typed', form: { amount: '99' } })).toBe(lost);
    expect(actionReducer(lost, { type: 'sent', body })).toMatchObject({
      stage: 'sending',
      draft: { key: 'key-1' },
    });
  });

  it('takes a new key once the backend said that it took nothing', () => {
    const refused = after(...sent, { type: 'refused', refusal, freshKey: 'key-2' });
    expect(refused).toMatchObject({
      stage: 'check',
      refusal,
      draft: { key: 'key-2', sent: null, form: { amount: '35.50' } },
    });
  });

  it('goes back to the fields where one is named', () => {
    const fields = { amount: 'is above what is left' };
    expect(
      after(...sent, { type: 'refused', refusal: { ...refusal, fields }, freshKey: 'key-2' }).stage,
    ).toBe('edit');
  });

  it('follows what was taken until it is known, and a reload goes on following', () => {
    const open = after(...sent, { type: 'answered', intent: intent({ state: 'unknown' }) });
    expect(open).toMatchObject({ stage: 'following', draft: { intentId: intent().id } });
    expect(restoredState(open.draft).stage).toBe('following');
    const known = actionReducer(open, { type: 'answered', intent: intent({ state: 'done' }) });
    expect(known.stage).toBe('settled');
    expect(actionReducer(known, { type: 'answered', intent: intent({ state: 'unknown' }) })).toBe(known);
  });

  it('starts anew after a failure only', () => {
    const again = { type: 'again', seen: seenOf(detail({ version: 'v2' })), freshKey: 'key-2' } as const;
    expect(after(...sent, { type: 'answered', intent: intent({ state: 'failed' }) }, again)).toMatchObject({
      stage: 'edit',
      draft: { key: 'key-2', sent: null, form: { amount: '35.50' }, seen: { version: 'v2' } },
    });
    expect(after(...sent, { type: 'answered', intent: intent({ state: 'done' }) }, again).stage).toBe(
      'settled',
    );
    expect(after(...sent, { type: 'answered', intent: intent({ state: 'unknown' }) }, again).stage).toBe(
      'following',
    );
  });

  it('never leaves the form by an answer that it did not ask for', () => {
    expect(after({ type: 'answered', intent: intent() }).stage).toBe('edit');
    expect(after({ type: 'checked' }, { type: 'lost', refusal }).stage).toBe('check');
  });
});

describe('what changed since the person looked', () => {
  it('is told with before and after, by the version', () => {
    const now = detail({ version: 'v2', status: 'refunded', available_amount: '160.00' });
    expect(changesSince(seenOf(detail()), detail())).toBeNull();
    expect((changesSince(seenOf(detail()), now) ?? []).map((change) => changeInWords(change, 'EUR'))).toEqual(
      ['It was captured and is refunded.', 'Available was €189.00 and is €160.00.'],
    );
    expect(changesSince(seenOf(detail()), detail({ version: 'v2' }))).toEqual([]);
  });
});

describe('the same amount twice', () => {
  const minutesAgo = (minutes: number): string => new Date(ZONE.now - minutes * 60_000).toISOString();

  it('is warned of within minutes, whoever sent it', () => {
    const amount = money('21.00', 'EUR');
    const before = (given: Parameters<typeof detail>[0]) => sameRefundBefore(detail(given), amount, ZONE.now);
    expect(before({ refunds: [refund({ created_at: minutesAgo(3), by: 'Jonas Ek' })] })).toEqual({
      at: ZONE.now - 180_000,
      by: 'Jonas Ek',
    });
    expect(
      before({ intents: [intent({ amount: '21.00', state: 'unknown', created_at: minutesAgo(1) })] })?.by,
    ).toBe('Mara Lindqvist');
    expect(before({ refunds: [refund({ created_at: minutesAgo(16) })] })).toBeNull();
    expect(before({ refunds: [refund({ created_at: minutesAgo(3), has_failed: true })] })).toBeNull();
    expect(before({ refunds: [refund({ created_at: minutesAgo(3), amount: '21.01' })] })).toBeNull();
  });
});
