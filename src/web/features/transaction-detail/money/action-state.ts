import type { Intent } from '#contract/intent.ts';
import type { Refusal } from '#web/api/send-intent.ts';
import type { Seen } from './seen.ts';

/** What survives a reload: until its outcome is known, a form keeps its key. */
export interface Draft<F> {
  /** Idempotency-Key: one for each thing that is asked for. */
  readonly key: string;
  readonly form: F;
  readonly seen: Seen;
  /** Exactly what was posted with the key. */
  readonly sent: Readonly<Record<string, unknown>> | null;
  readonly intentId: string | null;
}

/**
 * `edit` and `check` are before anything is sent. `lost`: it was posted and no answer came to this page; the same key
 * may be posted again. `following`: the backend has it. `settled`: done or failed, and known.
 */
export type Stage = 'edit' | 'check' | 'sending' | 'lost' | 'following' | 'settled';

export interface ActionState<F> {
  readonly stage: Stage;
  readonly draft: Draft<F>;
  readonly intent: Intent | null;
  readonly refusal: Refusal | null;
}

export type ActionEvent<F> =
  | { readonly type: 'typed'; readonly form: F }
  | { readonly type: 'checked' }
  | { readonly type: 'reopened' }
  | { readonly type: 'seen'; readonly seen: Seen }
  | { readonly type: 'sent'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly type: 'answered'; readonly intent: Intent }
  /** Nothing was sent on: another try is another thing to ask for, with a key of its own. */
  | { readonly type: 'refused'; readonly refusal: Refusal; readonly freshKey: string }
  | { readonly type: 'lost'; readonly refusal: Refusal }
  /** After a failure, to ask for it once more. */
  | { readonly type: 'again'; readonly seen: Seen; readonly freshKey: string };

export function freshState<F>(form: F, seen: Seen, key: string): ActionState<F> {
  return {
    stage: 'edit',
    draft: { key, form, seen, sent: null, intentId: null },
    intent: null,
    refusal: null,
  };
}

/** Takes a draft up after a reload, where it was. */
export function restoredState<F>(draft: Draft<F>): ActionState<F> {
  const stage = draft.intentId !== null ? 'following' : draft.sent === null ? 'edit' : 'lost';
  return { stage, draft, intent: null, refusal: null };
}

export function isSettled({ state }: Intent): boolean {
  return state === 'done' || state === 'failed';
}

export function actionReducer<F>(state: ActionState<F>, event: ActionEvent<F>): ActionState<F> {
  const { draft, stage } = state;
  const open = stage === 'edit' || stage === 'check';
  switch (event.type) {
    case 'typed':
      return open ? { ...state, refusal: null, draft: { ...draft, form: event.form } } : state;
    case 'checked':
      return stage === 'edit' ? { ...state, stage: 'check', refusal: null } : state;
    case 'reopened':
      return open ? { ...state, stage: 'edit' } : state;
    case 'seen':
      return open ? { ...state, refusal: null, draft: { ...draft, seen: event.seen } } : state;
    case 'sent':
      return open || stage === 'lost'
        ? { ...state, stage: 'sending', refusal: null, draft: { ...draft, sent: event.body } }
        : state;
    case 'answered':
      return answered(state, event.intent);
    case 'refused':
      return refused(state, event.refusal, event.freshKey);
    case 'lost':
      return stage === 'sending' ? { ...state, stage: 'lost', refusal: event.refusal } : state;
    case 'again':
      return stage === 'settled' && state.intent?.state === 'failed'
        ? freshAgain(draft, event.seen, event.freshKey)
        : state;
  }
}

function answered<F>(state: ActionState<F>, intent: Intent): ActionState<F> {
  if (state.stage === 'edit' || state.stage === 'check' || state.stage === 'settled') return state;
  return {
    ...state,
    stage: isSettled(intent) ? 'settled' : 'following',
    intent,
    refusal: null,
    draft: { ...state.draft, intentId: intent.id },
  };
}

/** Back to the form where a field is named, else to the check: what was typed stays. */
function refused<F>(state: ActionState<F>, refusal: Refusal, key: string): ActionState<F> {
  if (state.stage !== 'sending') return state;
  const stage = Object.keys(refusal.fields).length > 0 ? 'edit' : 'check';
  return { ...state, stage, refusal, draft: { ...state.draft, key, sent: null } };
}

function freshAgain<F>({ form }: Draft<F>, seen: Seen, key: string): ActionState<F> {
  return freshState(form, seen, key);
}
