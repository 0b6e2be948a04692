import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { formatDecimal } from '#domain/money.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { shortDay } from '#web/format/date.ts';
import { amountText } from '#web/format/money.ts';
import { listInWords } from '#web/format/words.ts';
import { Notice } from '#web/ui/notice.tsx';
import { MoneyStrip } from '#web/ui/money-strip.tsx';
import { plainDecimal } from '../money/amount-input.ts';
import { needsApproval, refundLimit } from '../money/refund-form.ts';
import type { RefundForm, RefundReading } from '../money/refund-form.ts';
import { reasonWords } from '#web/common/refund-reasons.ts';
import { capitalized } from '#web/format/capitalized.ts';
import { cardInWords, customerInWords, millis, words } from '../story/voice.ts';
import styles from './action-panel.module.css';
import { Pairs } from './pairs.tsx';
import { SameRefund } from './same-refund.tsx';

interface RefundReviewProps {
  readonly form: RefundForm;
  readonly read: RefundReading;
  readonly detail: TransactionDetail;
}

/** The refund restated before it is sent, with what is left of the payment afterwards. */
export function RefundReview({ form, read, detail }: RefundReviewProps) {
  const amount = read.amount ? formatDecimal(read.amount) : '0';
  const card = cardInWords(detail);
  const lines = detail.lines.filter(({ id }) => read.lineIds.includes(id));
  return (
    <>
      <p className={styles.review}>
        {capitalized(customerInWords(detail))} gets <strong>{words(amount, detail)}</strong> back
        {card === null ? '' : ` on ${card}`}
        {lines.length > 0 && lines.length < 4 ? `, for ${listInWords(lines.map(({ name }) => name))}` : ''}.
      </p>
      <MoneyStrip
        look="sum"
        sign={'\u2212'}
        label="After this refund"
        currency={detail.currency}
        cells={[
          { label: 'Available now', value: refundLimit(detail) },
          { label: 'This refund', value: amount },
        ]}
        stub={{ label: 'Left afterwards', value: read.after ? formatDecimal(read.after) : '0' }}
      />
      <Pairs>
        <Pairs.Of label="Lines recorded">{recorded(form, read, detail)}</Pairs.Of>
        <Pairs.Of label="Reason">{reasonWords(form.reason)}</Pairs.Of>
        <Pairs.Of label="Note">{form.note.trim()}</Pairs.Of>
        <Pairs.Of label="On statement">{detail.invoice?.statement_descriptor}</Pairs.Of>
        <Before detail={detail} />
      </Pairs>
      {needsApproval(read.amount, detail) && (
        <Notice tone="info" title="Somebody else in finance must approve it first.">
          {`You may refund ${words(detail.free_refund, detail)} alone now. This one waits for up to 24 hours, and nothing is sent before.`}
        </Notice>
      )}
      <SameRefund detail={detail} amount={read.amount} />
    </>
  );
}

/** "Insulated bottle 29.00, Shipping 5.00 of 6.50" */
function recorded(
  form: RefundForm,
  { lineIds, lowered }: RefundReading,
  { lines, currency }: TransactionDetail,
): string {
  if (lineIds.length === 0) return lines.length === 0 ? '' : 'None: this refund is about an amount only';
  return lines
    .filter(({ id }) => lineIds.includes(id))
    .map(({ id, name, refundable }) => {
      const worth = amountText(refundable, currency);
      return lowered.includes(id)
        ? `${name} ${amountText(plainDecimal(form.picks[id] ?? ''), currency)} of ${worth}`
        : `${name} ${worth}`;
    })
    .join(', ');
}

function Before({ detail }: Pick<RefundReviewProps, 'detail'>) {
  const zone = useZone();
  const now = useNow();
  const good = detail.refunds.filter(({ has_failed }) => !has_failed);
  const said = good.map(
    ({ amount, created_at, by }) =>
      `${words(amount, detail)} on ${shortDay(zone, millis(created_at), now)}${by === null ? '' : ` by ${by}`}`,
  );
  return <Pairs.Of label="Before">{said.join('; ')}</Pairs.Of>;
}
