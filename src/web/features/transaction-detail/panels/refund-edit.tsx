import type { LineView, TransactionDetail } from '#contract/transaction-detail.ts';
import { formatDecimal } from '#domain/money.ts';
import { REFUND_REASONS } from '#domain/transaction.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { shortDay } from '#web/format/date.ts';
import { countOf } from '#web/format/money.ts';
import { Amount } from '#web/ui/amount.tsx';
import { LongField } from '#web/ui/field.tsx';
import { fieldSentence } from '../money/field-words.ts';
import { isOpen, openLines } from '../money/line-picks.ts';
import { NOTE_LENGTH } from '../money/refund-form.ts';
import type { RefundForm, RefundReading } from '../money/refund-form.ts';
import { reasonWords } from '#web/common/refund-reasons.ts';
import { millis } from '../story/voice.ts';
import styles from './action-panel.module.css';
import { AmountField } from './amount-field.tsx';
import { PickTable } from './pick-table.tsx';
import { RadioGroup } from './radio-group.tsx';
import { RefundModes } from './refund-modes.tsx';
import { SameRefund } from './same-refund.tsx';

export interface RefundEditProps {
  readonly form: RefundForm;
  readonly read: RefundReading;
  readonly detail: TransactionDetail;
  /** What the backend said about fields. */
  readonly fields: Readonly<Record<string, string>>;
  readonly tried: boolean;
  readonly onType: (form: RefundForm) => void;
}

export function RefundEdit(props: RefundEditProps) {
  const { form, read, detail, fields, tried, onType } = props;
  const lines = read.lineIds.length;
  return (
    <>
      {openLines(detail).length > 0 && <RefundModes form={form} detail={detail} onType={onType} />}
      {form.mode === 'lines' && <RefundLines {...props} />}
      {form.mode === 'amount' && (
        <AmountField
          label="Amount to refund"
          value={form.amount}
          currency={detail.currency}
          problem={read.problems['amount'] ?? fieldSentence('The amount', fields['amount'])}
          tried={tried}
          help={detail.lines.length > 0 ? 'No order line will be recorded as refunded.' : undefined}
          onType={(amount) => onType({ ...form, amount })}
        />
      )}
      <dl className={styles.sums}>
        <div>
          <dt>This refund{lines > 0 ? `, ${countOf(lines, 'line')}` : ''}</dt>
          <dd>
            <Amount value={read.amount ? formatDecimal(read.amount) : '0'} currency={detail.currency} />
          </dd>
        </div>
        <div>
          <dt>Can still be refunded afterwards</dt>
          <dd>
            {read.after ? (
              <Amount value={formatDecimal(read.after)} currency={detail.currency} />
            ) : (
              'not known yet'
            )}
          </dd>
        </div>
      </dl>
      <SameRefund detail={detail} amount={read.amount} />
      <RadioGroup
        legend={
          <>
            Reason <span>as ProcessOut records it</span>
          </>
        }
        options={REFUND_REASONS.map((value) => ({ value, label: reasonWords(value) }))}
        value={form.reason}
        inRow
        onChoose={(reason) => onType({ ...form, reason })}
      />
      <LongField
        label="Note"
        note={
          form.note.length > NOTE_LENGTH * 0.8
            ? `${String(form.note.length)} of ${String(NOTE_LENGTH)}`
            : 'optional'
        }
        help="Kept with the refund at ProcessOut, where colleagues find it."
        value={form.note}
        problem={read.problems['note'] ?? fieldSentence('The note', fields['information'])}
        onChange={(event) => onType({ ...form, note: event.target.value })}
      />
    </>
  );
}

function RefundLines({ form, read, detail, fields, tried, onType }: RefundEditProps) {
  const zone = useZone();
  const now = useNow();
  const closed = (line: LineView): string | null => {
    if (line.refunded_at !== null) return `Refunded on ${shortDay(zone, millis(line.refunded_at), now)}`;
    return isOpen(line, detail.currency) ? null : 'Never captured';
  };
  return (
    <div className={styles.stack}>
      <PickTable
        detail={detail}
        action="refund"
        picks={form.picks}
        problems={read.problems}
        fields={fields}
        tried={tried}
        worth={(line) => line.refundable}
        worthLabel="Left"
        closed={closed}
        onPick={(picks) => onType({ ...form, picks })}
      />
      <p className={styles.help}>
        You may lower an amount; ProcessOut still records the whole line as refunded.
      </p>
    </div>
  );
}
