import { useEffect, useRef } from 'react';
import type { Intent } from '#contract/intent.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { MoneyAction } from '#domain/actions.ts';
import { showToast } from '#web/ui/toast.tsx';
import { isSettled } from './action-state.ts';
import { forgetIntent } from './draft-store.ts';
import { intentDoneWords } from '#web/common/intent-words.ts';

/**
 * Tells when something that was under way is known to be done, although its panel is closed, and lets its form go: the
 * next one is a new one. An open panel tells its own outcome.
 */
export function useIntentNews({ id, intents }: TransactionDetail, openPanel: MoneyAction | undefined): void {
  const underWay = useRef(new Set<string>());
  useEffect(() => {
    for (const intent of intents) {
      if (!isSettled(intent)) underWay.current.add(intent.id);
      else if (intent.action !== openPanel) {
        if (underWay.current.delete(intent.id) && isShown(intent)) showToast(intentDoneWords(intent));
        forgetIntent(id, intent);
      }
    }
  }, [id, intents, openPanel]);
}

/** Done, and not only by a person's word: who stated it knows. */
function isShown({ state, closed }: Intent): boolean {
  return state === 'done' && closed === null;
}
