import type { Intent } from '#contract/intent.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { StatusView } from '#web/ui/status.tsx';
import { reasonInWords, customerInWords, words } from '../story/voice.ts';
import type { Stage } from './action-state.ts';
import { intentNoun } from '#web/common/intent-words.ts';

export interface OutcomeWords {
  readonly badge: Pick<StatusView, 'mark' | 'tone' | 'word'>;
  readonly sentence: string;
  /** What happens now, or what the person can do. */
  readonly advice: string | null;
}

/** What an outcome is called and what it means; says "done" only when the API did. */
export function outcomeWords(stage: Stage, intent: Intent | null, detail: TransactionDetail): OutcomeWords {
  if (stage === 'lost') {
    return {
      badge: { mark: 'checking', tone: 'warn', word: 'No answer came' },
      sentence: 'Your request was sent and no answer reached this page. It may or may not have been taken.',
      advice:
        'Ask again: the request carries the same key, so it happens at most once, and the answer says what became of it.',
    };
  }
  if (!intent)
    return {
      badge: { mark: 'pending', tone: 'off', word: stage === 'sending' ? 'Sending' : 'Asking' },
      sentence: 'Waiting for ProcessOut to answer.',
      advice: null,
    };
  if (intent.closed) return stated(intent, intent.closed);
  const what = intentNoun(intent);
  switch (intent.state) {
    case 'done':
      return done(intent, detail);
    case 'failed':
      return failed(intent, what);
    case 'unknown':
      return {
        badge: { mark: 'checking', tone: 'warn', word: 'We are checking' },
        sentence: `The ${what} was sent and ProcessOut gave no clear answer. It may or may not have gone through.`,
        advice:
          intent.next_check_at === null
            ? (intent.message ?? null)
            : 'ProcessOut is being asked until we know. It is not sent again meanwhile.',
      };
    case 'pending':
      return {
        badge: { mark: 'pending', tone: 'hold', word: 'Not confirmed yet' },
        sentence: `The ${what} is under way.`,
        advice: intent.message,
      };
    case 'awaiting_approval':
      return {
        badge: { mark: 'pending', tone: 'hold', word: 'Waiting for approval' },
        sentence: `The ${what} was not sent yet: somebody else must approve it.`,
        advice: 'It is listed under Approvals, where you may take it back.',
      };
  }
}

/** A person's word, not ProcessOut's. */
function stated({ state, message }: Intent, { by, reference }: NonNullable<Intent['closed']>): OutcomeWords {
  const happened = state === 'done';
  return {
    badge: {
      mark: happened ? 'done' : 'failed',
      tone: 'warn',
      word: happened ? 'Stated as done' : 'Stated as not done',
    },
    sentence: message ?? '',
    advice: `This is ${by.name}’s word: ProcessOut does not show it.${reference === null ? '' : ` Reference ${reference}.`}`,
  };
}

function done(intent: Intent, detail: TransactionDetail): OutcomeWords {
  const sum = intent.amount === null ? '' : words(intent.amount, intent);
  const who = customerInWords(detail);
  const good = { mark: 'done', tone: 'good' } as const;
  switch (intent.action) {
    case 'refund':
      return {
        badge: { mark: 'refunded', tone: 'back', word: 'Refunded' },
        sentence: `${sum} goes back to ${who}.`,
        advice: 'A PSP may still turn a refund down later; the payment then says so.',
      };
    case 'capture':
      return {
        badge: { ...good, word: 'Captured' },
        sentence: `${sum} was captured from ${who}.`,
        advice: null,
      };
    case 'increment':
      return {
        badge: { ...good, word: 'Hold raised' },
        sentence: `The hold was raised by ${sum}.`,
        advice: null,
      };
    case 'charge':
      return {
        badge: { ...good, word: 'Charged' },
        sentence: `${sum} was taken from ${who}.`,
        advice: null,
      };
    case 'authorize':
      return {
        badge: { mark: 'held', tone: 'hold', word: 'Held' },
        sentence: `${sum} is held from ${who}.`,
        advice: null,
      };
    case 'void':
      return {
        badge: { mark: 'voided', tone: 'off', word: 'Voided' },
        sentence: `The hold was released; ${who} is not charged.`,
        advice: null,
      };
  }
}

function failed({ error_code, message }: Intent, what: string): OutcomeWords {
  const reason = reasonInWords(error_code, message);
  return {
    badge: { mark: 'failed', tone: 'bad', word: 'Failed' },
    sentence: `The ${what} failed${reason === null ? '' : `: ${reason}`}.`,
    advice:
      'No money moved. If the reason does not go away by itself, ask the PSP with the code below before you try it anew.',
  };
}
