import type { Intent } from '#contract/intent.ts';
import type { IntentAction } from '#domain/actions.ts';
import type { Draft } from './action-state.ts';

/** Drafts live in this tab's session storage, so that a reload neither loses what was typed nor makes a second key. */
const keyOf = (transactionId: string, action: IntentAction): string =>
  `counterfoil.draft.${action}.${transactionId}`;

export function loadDraft<F>(
  transactionId: string,
  action: IntentAction,
  isForm: (value: unknown) => value is F,
): Draft<F> | null {
  try {
    const draft = JSON.parse(sessionStorage.getItem(keyOf(transactionId, action)) ?? 'null') as Partial<
      Draft<F>
    > | null;
    if (draft === null || typeof draft.key !== 'string' || !draft.seen || !isForm(draft.form)) return null;
    return {
      key: draft.key,
      form: draft.form,
      seen: draft.seen,
      sent: draft.sent ?? null,
      intentId: draft.intentId ?? null,
    };
  } catch {
    return null;
  }
}

/** Whether something of this kind was begun in this tab and is not over. */
export function hasDraft(transactionId: string, action: IntentAction): boolean {
  try {
    return sessionStorage.getItem(keyOf(transactionId, action)) !== null;
  } catch {
    return false;
  }
}

export function saveDraft<F>(transactionId: string, action: IntentAction, draft: Draft<F>): void {
  try {
    sessionStorage.setItem(keyOf(transactionId, action), JSON.stringify(draft));
  } catch {
    // Without storage a reload starts a new form; the backend still knows what was sent.
  }
}

export function dropDraft(transactionId: string, action: IntentAction): void {
  try {
    sessionStorage.removeItem(keyOf(transactionId, action));
  } catch {
    // Nothing was kept either.
  }
}

/** Drops the draft that an intent came from, now that its outcome is known; a newer draft stays. */
export function forgetIntent(transactionId: string, { action, id }: Pick<Intent, 'action' | 'id'>): void {
  const draft = loadDraft(transactionId, action, (form): form is unknown => form !== undefined);
  if (draft !== null && (draft.intentId === id || (draft.sent !== null && draft.key === id)))
    dropDraft(transactionId, action);
}
