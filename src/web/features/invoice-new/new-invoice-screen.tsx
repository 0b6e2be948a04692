import { Link } from '@tanstack/react-router';
import { CurrencySelect } from '#web/common/currency-select.tsx';
import { FormHead } from '#web/common/form/form-head.tsx';
import { PageForm } from '#web/common/form/page-form.tsx';
import { amountInWords } from '#web/format/money.ts';
import { Check } from '#web/ui/check.tsx';
import { Field } from '#web/ui/field.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { CustomerField } from './customer-field.tsx';
import { ItemRows } from './item-rows.tsx';
import styles from './new-invoice.module.css';
import { useNewInvoice } from './use-new-invoice.ts';

const INITIATORS = [
  { value: '', label: 'By the customer, on the link' },
  { value: 'one-off', label: 'By us, with a stored card, once' },
  { value: 'recurring', label: 'By us, with a stored card, repeatedly' },
] as const;

/** A form for an invoice or a payment link: what it is for, how much, and for whom. */
export function NewInvoiceScreen() {
  const { form, reading, sending, failure, problems, type, send } = useNewInvoice();
  const itemized = form.items.length > 0;
  const total = reading.total === null ? null : amountInWords(reading.total, form.currency);
  usePageTitle('New invoice');
  return (
    <>
      <FormHead
        up={<Link to="/invoices">Invoices</Link>}
        here="New invoice"
        title="New invoice"
        lead="It gets a link on which one customer can pay it once. Nobody is charged by making it."
      />
      <PageForm
        verb={total === null ? 'Make the invoice' : `Make an invoice of ${total}`}
        sendingVerb="Making it …"
        sending={sending}
        onSend={send}
        failure={failure}
        refused="The invoice was not made"
      >
        <Field
          label="Name"
          help="Your own order number, most often. The customer sees it on the checkout page."
          value={form.name}
          problem={problems['name']}
          maxLength={120}
          onChange={(event) => type({ name: event.target.value })}
        />
        <div className={styles.pair}>
          <Field
            label="Amount"
            numeric
            help={itemized ? 'What the items come to.' : 'In full, taxes included.'}
            value={itemized ? (reading.total ?? '') : form.amount}
            readOnly={itemized}
            problem={itemized ? undefined : problems['amount']}
            onChange={(event) => type({ amount: event.target.value })}
          />
          <CurrencySelect value={form.currency} onChange={(currency) => type({ currency })} />
        </div>
        <ItemRows
          items={form.items}
          problems={problems}
          total={itemized ? total : null}
          change={(items) => type({ items })}
        />
        <CustomerField
          value={form.customerId}
          problem={problems['customer_id']}
          onType={(customerId) => type({ customerId })}
        />
        <Field
          label="Text on the card statement"
          note="optional"
          help="At most 22 letters, digits, spaces, dots and slashes."
          value={form.descriptor}
          problem={problems['statement_descriptor']}
          onChange={(event) => type({ descriptor: event.target.value })}
        />
        <fieldset className={styles.items}>
          <legend>Paid</legend>
          {INITIATORS.map(({ value, label }) => (
            <Check
              key={value}
              type="radio"
              name="initiator"
              label={label}
              checked={form.initiator === value}
              onChange={() => type({ initiator: value })}
            />
          ))}
        </fieldset>
      </PageForm>
    </>
  );
}
