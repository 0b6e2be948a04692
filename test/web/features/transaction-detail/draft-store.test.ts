import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  dropDraft,
  forgetIntent,
  hasDraft,
  loadDraft,
  saveDraft,
} from '#web/features/transaction-detail/money/draft-store.ts';
import { seenOf } from '#web/features/transaction-detail/money/seen.ts';
import { detail, intent, TRANSACTION } from './support/detail.ts';

const isForm = (value: unknown): value is { amount: string } =>
  typeof (value as { amount?: unknown } | null)?.amount === 'string';
const draft = {
  key: intent().id,
  form: { amount: '35,50' },
  seen: seenOf(detail()),
  sent: null,
  intentId: null,
};

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});

describe('a draft', () => {
  it('survives a reload with its key, for its own payment and action', () => {
    saveDraft(TRANSACTION, 'refund', draft);
    expect(loadDraft(TRANSACTION, 'refund', isForm)).toEqual(draft);
    expect(loadDraft(TRANSACTION, 'capture', isForm)).toBeNull();
    expect(loadDraft('tr_other', 'refund', isForm)).toBeNull();
    dropDraft(TRANSACTION, 'refund');
    expect(hasDraft(TRANSACTION, 'refund')).toBe(false);
  });

  it('of another shape, or none at all, is not taken up', () => {
    saveDraft(TRANSACTION, 'refund', { ...draft, form: { sum: 1 } });
    expect(loadDraft(TRANSACTION, 'refund', isForm)).toBeNull();
    sessionStorage.setItem(`counterfoil.draft.refund.${TRANSACTION}`, 'not json');
    expect(loadDraft(TRANSACTION, 'refund', isForm)).toBeNull();
  });

  it('is let go once its own intent is known, and by no other', () => {
    saveDraft(TRANSACTION, 'refund', { ...draft, sent: { amount: '35.50' } });
    forgetIntent(TRANSACTION, intent({ id: 'another' }));
    expect(hasDraft(TRANSACTION, 'refund')).toBe(true);
    forgetIntent(TRANSACTION, intent());
    expect(hasDraft(TRANSACTION, 'refund')).toBe(false);
    saveDraft(TRANSACTION, 'refund', draft);
    forgetIntent(TRANSACTION, intent());
    expect(hasDraft(TRANSACTION, 'refund')).toBe(true);
  });

  it('is not needed: where storage is refused the form works without', () => {
    const refuse = () => {
      throw new Error('denied');
    };
    vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    saveDraft(TRANSACTION, 'refund', draft);
    dropDraft(TRANSACTION, 'refund');
    expect(loadDraft(TRANSACTION, 'refund', isForm)).toBeNull();
    expect(hasDraft(TRANSACTION, 'refund')).toBe(false);
  });
});
