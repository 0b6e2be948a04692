import type { Intent } from '#contract/intent.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { IdText } from '#web/common/id-text.tsx';
import { useNow } from '#web/common/use-now.ts';
import { duration } from '#web/format/date.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { StatusBadge } from '#web/ui/status.tsx';
import text from '#web/ui/text.module.css';
import type { MoneyActionControl } from '../money/use-money-action.ts';
import { outcomeWords } from '../money/outcome-words.ts';
import { millis } from '../story/voice.ts';
import styles from './action-panel.module.css';
import { Pairs } from './pairs.tsx';

interface OutcomeProps<F> {
  readonly control: MoneyActionControl<F>;
  readonly detail: TransactionDetail;
}

/** What became of it, in the API's word and never before it. */
export function Outcome<F>({ control: { state }, detail }: OutcomeProps<F>) {
  const { intent, refusal, stage, draft } = state;
  const words = outcomeWords(stage, intent, detail);
  return (
    <>
      <div role="status">
        <p className={styles.badge}>
          <StatusBadge status={{ ...words.badge, detail: null }} />
        </p>
        <p className={styles.review}>
          <IdText value={words.sentence} />
        </p>
        {stage === 'lost' && refusal && (
          <p className={styles.help}>
            <IdText value={refusal.message} />
          </p>
        )}
      </div>
      {words.advice !== null && <p className={text.muted}>{words.advice}</p>}
      {intent && <IntentFacts intent={intent} isOpen={stage === 'following'} />}
      {!intent && stage === 'lost' && (
        <p className={text.request}>
          Key <span className={text.id}>{draft.key}</span>
          <CopyButton text={draft.key} what="the idempotency key" />
        </p>
      )}
    </>
  );
}

function IntentFacts({ intent, isOpen }: { readonly intent: Intent; readonly isOpen: boolean }) {
  const now = useNow(1000);
  const next = intent.next_check_at === null ? null : Math.max(0, millis(intent.next_check_at) - now);
  return (
    <Pairs>
      {isOpen && (
        <Pairs.Of label="Waiting for">{duration(Math.max(0, now - millis(intent.created_at)))}</Pairs.Of>
      )}
      {isOpen && (
        <Pairs.Of label={intent.state === 'awaiting_approval' ? 'Lapses' : 'Next check'}>
          {next === null ? 'A person must look at the PSP' : next < 1000 ? 'now' : `in ${duration(next)}`}
        </Pairs.Of>
      )}
      {intent.error_code !== null && (
        <Pairs.Of label="Code">
          <span className={text.code}>{intent.error_code}</span>
        </Pairs.Of>
      )}
      {intent.refund_id !== null && <Pairs.Id label="Refund" value={intent.refund_id} />}
      <Pairs.Id label="Our reference" value={intent.id} />
    </Pairs>
  );
}

interface OutcomeFootProps<F> {
  readonly control: MoneyActionControl<F>;
  readonly onClose: () => void;
}

export function OutcomeFoot<F>({ control, onClose }: OutcomeFootProps<F>) {
  const { stage, intent } = control.state;
  if (stage === 'sending') {
    return (
      <>
        <p>Please wait for the answer.</p>
        <Button onClick={onClose}>Close</Button>
      </>
    );
  }
  if (stage === 'lost') {
    return (
      <>
        <p>Asking again cannot send it twice.</p>
        <Button onClick={onClose}>Close</Button>
        <Button kind="primary" onClick={control.send}>
          Ask again
        </Button>
      </>
    );
  }
  if (stage === 'settled' && intent?.state === 'failed') {
    return (
      <>
        <p>Nothing moved.</p>
        <Button onClick={onClose}>Close</Button>
        <Button onClick={control.startAgain}>Try it anew</Button>
      </>
    );
  }
  return (
    <>
      <p>{stage === 'settled' ? '' : 'You may close this; the payment shows the outcome.'}</p>
      <Button kind={stage === 'settled' ? 'primary' : 'plain'} onClick={onClose}>
        {stage === 'settled' ? 'Done' : 'Close'}
      </Button>
    </>
  );
}
