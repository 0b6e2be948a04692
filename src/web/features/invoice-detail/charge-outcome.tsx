import type { Intent } from '#contract/intent.ts';
import { IdText } from '#web/common/id-text.tsx';
import { amountInWords } from '#web/format/money.ts';
import type { MarkName, Tone } from '#web/ui/mark.tsx';
import { StatusBadge } from '#web/ui/status.tsx';

interface Words {
  readonly mark: MarkName;
  readonly tone: Tone;
  readonly word: string;
  readonly sentence: string;
}

/** What became of a charge; says "done" only when the API did. */
export function ChargeOutcome({ intent }: { readonly intent: Intent }) {
  const { sentence, ...badge } = wordsOf(intent);
  return (
    <div role="status">
      <p>
        <StatusBadge status={{ ...badge, detail: null }} />
      </p>
      <p>
        <IdText value={sentence} />
      </p>
    </div>
  );
}

function wordsOf({ action, state, amount, currency, message, next_check_at, closed }: Intent): Words {
  if (closed)
    return {
      mark: state === 'done' ? 'done' : 'failed',
      tone: 'warn',
      word: state === 'done' ? 'Stated as done' : 'Stated as not done',
      sentence: message ?? '',
    };
  const sum = amount === null ? 'The amount' : amountInWords(amount, currency);
  switch (state) {
    case 'done':
      return action === 'authorize'
        ? { mark: 'held', tone: 'hold', word: 'Held', sentence: `${sum} is held.` }
        : { mark: 'done', tone: 'good', word: 'Charged', sentence: `${sum} was taken.` };
    case 'failed':
      return {
        mark: 'failed',
        tone: 'bad',
        word: 'Failed',
        sentence: `Nothing was taken. ${message ?? 'ProcessOut gave no reason.'}`,
      };
    case 'unknown':
      return {
        mark: 'checking',
        tone: 'warn',
        word: 'We are checking',
        sentence:
          next_check_at === null
            ? (message ?? 'A person must look at the PSP.')
            : 'ProcessOut gave no clear answer. It is being asked until we know; nothing is sent again meanwhile. You may close this.',
      };
    case 'pending':
    case 'awaiting_approval':
      return {
        mark: 'pending',
        tone: 'hold',
        word: 'Not confirmed yet',
        sentence: message ?? 'Waiting for ProcessOut to answer.',
      };
  }
}
