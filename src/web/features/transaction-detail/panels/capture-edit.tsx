import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { formatDecimal, isPositive } from '#domain/money.ts';
import { Amount } from '#web/ui/amount.tsx';
import { Field } from '#web/ui/field.tsx';
import { captureLimit, DESCRIPTOR_LENGTH } from '../money/capture-form.ts';
import type { CaptureForm, CaptureReading } from '../money/capture-form.ts';
import { fieldSentence } from '../money/field-words.ts';
import { words } from '../story/voice.ts';
import styles from './action-panel.module.css';
import { AmountField } from './amount-field.tsx';
import { PickTable } from './pick-table.tsx';
import { RadioGroup } from './radio-group.tsx';

export interface CaptureEditProps {
  readonly form: CaptureForm;
  readonly read: CaptureReading;
  readonly detail: TransactionDetail;
  readonly fields: Readonly<Record<string, string>>;
  readonly tried: boolean;
  readonly onType: (form: CaptureForm) => void;
}

export function CaptureEdit({ form, read, detail, fields, tried, onType }: CaptureEditProps) {
  const { currency } = detail;
  return (
    <>
      <Modes form={form} detail={detail} onType={onType} />
      {form.mode === 'lines' && (
        <PickTable
          detail={detail}
          action="capture"
          picks={form.picks}
          problems={read.problems}
          fields={fields}
          tried={tried}
          worth={(line) => line.total}
          worthLabel="Ordered"
          closed={() => null}
          onPick={(picks) => onType({ ...form, picks })}
        />
      )}
      {form.mode === 'amount' && (
        <AmountField
          label="Amount to capture"
          value={form.amount}
          currency={currency}
          problem={read.problems['amount'] ?? fieldSentence('The amount', fields['amount'])}
          tried={tried}
          onType={(amount) => onType({ ...form, amount })}
        />
      )}
      <dl className={styles.sums}>
        <div>
          <dt>This capture</dt>
          <dd>
            <Amount value={read.amount ? formatDecimal(read.amount) : '0'} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>Not captured</dt>
          <dd>
            {read.rest ? <Amount value={formatDecimal(read.rest)} currency={currency} /> : 'not known yet'}
          </dd>
        </div>
      </dl>
      {read.rest && isPositive(read.rest) && (
        <p className={styles.help}>{restWords(formatDecimal(read.rest), detail)}</p>
      )}
      <Field
        label="Text on the statement"
        note={`optional, up to ${String(DESCRIPTOR_LENGTH)}`}
        help={descriptorHelp(detail)}
        value={form.descriptor}
        problem={
          read.problems['statement_descriptor'] ?? fieldSentence('The text', fields['statement_descriptor'])
        }
        onChange={(event) => onType({ ...form, descriptor: event.target.value })}
      />
    </>
  );
}

/** Whether a rest can be captured later is unpublished (facts sheet, section 8): count on what is certain. */
export function restWords(rest: string, detail: TransactionDetail): string {
  return `Do not count on the other ${words(rest, detail)}: most PSPs take one capture per authorization and release the rest to the customer.`;
}

function descriptorHelp({ invoice }: TransactionDetail): string {
  return invoice?.statement_descriptor
    ? `Left empty, it stays ${invoice.statement_descriptor}.`
    : 'What the customer reads on the statement of the card.';
}

function Modes({ form, detail, onType }: Pick<CaptureEditProps, 'form' | 'detail' | 'onType'>) {
  const byLine = { value: 'lines', label: 'Some lines of the order' } as const;
  return (
    <RadioGroup<CaptureForm['mode']>
      legend="What to capture"
      options={[
        { value: 'all', label: 'All that is held', note: words(captureLimit(detail), detail) },
        ...(detail.lines.length > 1 ? [byLine] : []),
        { value: 'amount', label: 'An amount' },
      ]}
      value={form.mode}
      onChoose={(mode) => onType({ ...form, mode })}
    />
  );
}
