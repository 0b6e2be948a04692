import { formatDecimal } from '#domain/money.ts';
import { MoneyStrip } from '#web/ui/money-strip.tsx';
import { fieldSentence } from '../money/field-words.ts';
import { incrementBodyOf, newIncrementForm, readIncrementForm } from '../money/increment-form.ts';
import type { IncrementForm } from '../money/increment-form.ts';
import { useMoneyAction } from '../money/use-money-action.ts';
import type { ActionKind } from '../money/use-money-action.ts';
import { customerInWords, words } from '../story/voice.ts';
import { ActionPanel } from './action-panel.tsx';
import styles from './action-panel.module.css';
import { AmountField } from './amount-field.tsx';
import type { MoneyPanelProps } from './money-panel.tsx';

const KIND: ActionKind<IncrementForm> = {
  action: 'increment',
  newForm: newIncrementForm,
  isForm: (value): value is IncrementForm =>
    typeof (value as Partial<IncrementForm> | null)?.amount === 'string',
  bodyOf: incrementBodyOf,
};

/** More is held than before; the deadline of the hold stays. */
export function IncrementPanel({ detail, onClose }: MoneyPanelProps) {
  const control = useMoneyAction(KIND, detail);
  const { form } = control.state.draft;
  const { amount, held, problems } = readIncrementForm(form, detail);
  const more = amount && words(formatDecimal(amount), detail);
  const strip = (
    <MoneyStrip
      look="sum"
      sign="+"
      label="After this increment"
      currency={detail.currency}
      cells={[
        { label: 'Held now', value: detail.authorized_amount },
        { label: 'Added', value: amount ? formatDecimal(amount) : '0' },
      ]}
      stub={{ label: 'Held afterwards', value: held ? formatDecimal(held) : detail.authorized_amount }}
    />
  );
  return (
    <ActionPanel
      control={control}
      detail={detail}
      action="increment"
      lead={`${words(detail.authorized_amount, detail)} is held.`}
      question="What to add"
      verb={`Add ${more ?? ''}`.trim()}
      warning="The customer’s bank may turn it down; the hold then stays as it is."
      isSound={amount !== null}
      edit={(tried) => (
        <>
          <AmountField
            label="Amount to add to the hold"
            value={form.amount}
            currency={detail.currency}
            problem={
              problems['amount'] ?? fieldSentence('The amount', control.state.refusal?.fields['amount'])
            }
            tried={tried}
            help="Only what is added, not the new total. The hold lapses when it did before."
            onType={(typed) => control.type({ amount: typed })}
          />
          {strip}
        </>
      )}
      review={
        <>
          <p className={styles.review}>
            <strong>{more}</strong> more is held on {customerInWords(detail)}’s account;{' '}
            {held && words(formatDecimal(held), detail)} in all.
          </p>
          {strip}
        </>
      }
      onClose={onClose}
    />
  );
}
