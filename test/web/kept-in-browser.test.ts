import { beforeEach, describe, expect, it, vi } from 'vitest';
import { projectFiles } from '#test/support/source-files.ts';
import { saveDraft } from '#web/features/transaction-detail/money/draft-store.ts';
import { seenOf } from '#web/features/transaction-detail/money/seen.ts';
import { newRefundForm } from '#web/features/transaction-detail/money/refund-form.ts';
import { detail, TRANSACTION } from './features/transaction-detail/support/detail.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('sessionStorage', { setItem: (key: string, value: string) => void kept.set(key, value) });
});

/** Code without its comments. */
const files = projectFiles(/^(src\/web|public)\/.+\.(ts|tsx|js)$/).map(({ path, text }) => ({
  path,
  text: text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, ''),
}));
const filesWith = (pattern: RegExp): string[] =>
  files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

describe('what the app keeps in a browser', () => {
  it('is how it looks, and what is being typed in a tab; nothing else touches a store', () => {
    expect(filesWith(/\blocalStorage\b/)).toEqual(['public/theme.js', 'src/web/common/preferences.ts']);
    expect(filesWith(/\bsessionStorage\b/)).toEqual([
      'src/web/app/lead-to-sign-in.ts',
      'src/web/features/transaction-detail/money/draft-store.ts',
    ]);
    expect(filesWith(/\bindexedDB\b|\bcaches\.|\bdocument\.cookie\b|\bcookieStore\b|serviceWorker/)).toEqual(
      [],
    );
  });

  it('says nothing of a customer or a card: a draft holds figures, and what was typed', () => {
    const payment = detail();
    const form = newRefundForm(payment);
    saveDraft(TRANSACTION, 'refund', { key: 'k', form, seen: seenOf(payment), sent: null, intentId: null });
    expect([...kept.keys()]).toEqual([`counterfoil.draft.refund.${TRANSACTION}`]);
    const draft = JSON.parse([...kept.values()].join()) as { form: object; seen: object };
    expect(Object.keys(draft).sort()).toEqual(['form', 'intentId', 'key', 'seen', 'sent']);
    expect(Object.keys(draft.form).sort()).toEqual(['amount', 'mode', 'note', 'picks', 'reason']);
    expect(Object.keys(draft.seen).sort()).toEqual([
      'authorized_amount',
      'available_amount',
      'captured_amount',
      'refunded_amount',
      'status',
      'version',
    ]);
  });
});
