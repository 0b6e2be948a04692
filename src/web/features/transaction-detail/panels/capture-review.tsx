import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { formatDecimal, isPositive } from '#domain/money.ts';
import { MoneyStrip } from '#web/ui/money-strip.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { captureLimit } from '../money/capture-form.ts';
import type { CaptureForm, CaptureReading } from '../money/capture-form.ts';
import { customerInWords, words } from '../story/voice.ts';
import styles from './action-panel.module.css';
import { restWords } from './capture-edit.tsx';
import { Pairs } from './pairs.tsx';

interface CaptureReviewProps {
  readonly form: CaptureForm;
  readonly read: CaptureReading;
  readonly detail: TransactionDetail;
}

/** The capture restated before it is sent, with what is not taken. */
export function CaptureReview({ form, read, detail }: CaptureReviewProps) {
  const amount = read.amount ? formatDecimal(read.amount) : '0';
  const rest = read.rest ? formatDecimal(read.rest) : '0';
  const lines = detail.lines.filter(({ id }) => read.lineIds?.includes(id)).map(({ name }) => name);
  return (
    <>
      <p className={styles.review}>
        <strong>{words(amount, detail)}</strong> is captured from {customerInWords(detail)}.
      </p>
      <MoneyStrip
        look="sum"
        sign={'\u2212'}
        label="After this capture"
        currency={detail.currency}
        cells={[
          { label: 'Held now', value: captureLimit(detail) },
          { label: 'This capture', value: amount },
        ]}
        stub={{ label: 'Not captured', value: rest }}
      />
      {read.rest && isPositive(read.rest) && <Notice tone="warn" title={restWords(rest, detail)} />}
      <Pairs>
        <Pairs.Of label="Lines">{lines.join(', ')}</Pairs.Of>
        <Pairs.Of label="On statement">
          {form.descriptor.trim() || detail.invoice?.statement_descriptor}
        </Pairs.Of>
      </Pairs>
    </>
  );
}
