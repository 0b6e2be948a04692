import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef } from 'react';
import type { Intent } from '#contract/intent.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { MoneyAction } from '#domain/actions.ts';
import { sendIntent } from '#web/api/send-intent.ts';
import { intentQuery, transactionDetailQuery } from '#web/api/transaction-queries.ts';
import { showToast } from '#web/ui/toast.tsx';
import { actionReducer, freshState, isSettled, restoredState } from './action-state.ts';
import type { ActionEvent, ActionState } from './action-state.ts';
import { dropDraft, loadDraft, saveDraft } from './draft-store.ts';
import { intentDoneWords } from '#web/common/intent-words.ts';
import { changesSince, seenOf } from './seen.ts';
import type { Change } from './seen.ts';

/** What makes a refund a refund and a capture a capture; the rest is the same for all four. */
export interface ActionKind<F> {
  readonly action: MoneyAction;
  readonly newForm: (detail: TransactionDetail) => F;
  readonly isForm: (value: unknown) => value is F;
  /** What is posted, but for the version; null while the form is not sound. */
  readonly bodyOf: (form: F, detail: TransactionDetail) => Readonly<Record<string, unknown>> | null;
}

export interface MoneyActionControl<F> {
  readonly state: ActionState<F>;
  /** What changed at ProcessOut since the person looked, while that still matters; null when nothing did. */
  readonly changes: readonly Change[] | null;
  readonly isTouched: boolean;
  readonly type: (form: F) => void;
  readonly check: () => void;
  readonly reopen: () => void;
  readonly acceptChanges: () => void;
  readonly send: () => void;
  /** After a failure: the same form, as something new to ask for. */
  readonly startAgain: () => void;
  /**
   * Forgets what was typed. What was sent is not forgotten: it is followed when the panel opens again. What waits for
   * another person is followed by its own page, and stands in the way of no other refund.
   */
  readonly leave: () => void;
}

const POLL_MS = 2_000;

/** One money action from the form to its outcome: one key, at most one effect, whatever the network does. */
export function useMoneyAction<F>(kind: ActionKind<F>, detail: TransactionDetail): MoneyActionControl<F> {
  const { id } = detail;
  const client = useQueryClient();
  const [state, dispatch] = useReducer(
    actionReducer as (state: ActionState<F>, event: ActionEvent<F>) => ActionState<F>,
    null,
    () => openForm(kind, detail),
  );
  const { draft, stage } = state;
  const inFlight = useRef(false);
  const followed = useFollowedIntent(state, detail);

  useEffect(() => {
    if (followed) dispatch({ type: 'answered', intent: followed });
  }, [followed]);

  useEffect(() => {
    if (stage === 'settled') dropDraft(id, kind.action);
    else saveDraft(id, kind.action, draft);
  }, [id, kind.action, stage, draft]);

  const outcome = stage === 'settled' ? state.intent : null;
  useEffect(() => {
    if (!outcome) return;
    if (outcome.state === 'done' && outcome.closed === null) showToast(intentDoneWords(outcome));
    void client.invalidateQueries({ queryKey: transactionDetailQuery(outcome.transaction_id).queryKey });
  }, [client, outcome]);

  const send = () => {
    const body = draft.sent ?? withVersion(kind.bodyOf(draft.form, detail), draft.seen.version);
    if (body === null || inFlight.current) return;
    inFlight.current = true;
    dispatch({ type: 'sent', body });
    saveDraft(id, kind.action, { ...draft, sent: body });
    void sendIntent(id, kind.action, body, draft.key).then((sent) => {
      inFlight.current = false;
      if (sent.kind === 'answered') {
        client.setQueryData(intentQuery(sent.intent.id).queryKey, sent.intent);
        dispatch({ type: 'answered', intent: sent.intent });
      } else if (sent.kind === 'lost') dispatch({ type: 'lost', refusal: sent.refusal });
      else {
        if (sent.fresh) client.setQueryData(transactionDetailQuery(id).queryKey, sent.fresh);
        else void client.invalidateQueries({ queryKey: transactionDetailQuery(id).queryKey });
        dispatch({ type: 'refused', refusal: sent.refusal, freshKey: crypto.randomUUID() });
      }
    });
  };

  return {
    state,
    changes: stage === 'edit' || stage === 'check' ? changesSince(draft.seen, detail) : null,
    isTouched:
      (stage === 'edit' || stage === 'check') &&
      JSON.stringify(draft.form) !== JSON.stringify(kind.newForm(detail)),
    type: (form) => dispatch({ type: 'typed', form }),
    check: () => dispatch({ type: 'checked' }),
    reopen: () => dispatch({ type: 'reopened' }),
    acceptChanges: () => dispatch({ type: 'seen', seen: seenOf(detail) }),
    send,
    startAgain: () => dispatch({ type: 'again', seen: seenOf(detail), freshKey: crypto.randomUUID() }),
    leave: () => {
      const waits = state.intent?.state === 'awaiting_approval';
      if (draft.sent === null || stage === 'settled' || waits) dropDraft(id, kind.action);
    },
  };
}

function openForm<F>(kind: ActionKind<F>, detail: TransactionDetail): ActionState<F> {
  const kept = loadDraft(detail.id, kind.action, kind.isForm);
  return kept ? restoredState(kept) : freshState(kind.newForm(detail), seenOf(detail), crypto.randomUUID());
}

function withVersion(body: Readonly<Record<string, unknown>> | null, version: string) {
  return body && { version, ...body };
}

/**
 * The intent that is under way: asked for every two seconds and whenever the live stream names it. One whose answer was
 * lost is recognized among those that the payment shows, by its key.
 */
function useFollowedIntent<F>({ stage, draft }: ActionState<F>, detail: TransactionDetail): Intent | null {
  const { data } = useQuery({
    ...intentQuery(draft.intentId ?? draft.key),
    enabled: stage === 'following',
    refetchInterval: ({ state }) => (state.data && isSettled(state.data) ? false : POLL_MS),
  });
  if (stage === 'following') return data ?? null;
  return stage === 'lost' ? (detail.intents.find(({ id }) => id === draft.key) ?? null) : null;
}
