import type { CustomerField } from '#contract/customer-edit.ts';
import { CurrencySelect } from '#web/common/currency-select.tsx';
import { countryName } from '#web/format/words.ts';
import { Check } from '#web/ui/check.tsx';
import { Field } from '#web/ui/field.tsx';
import { LABELS, shown } from './customer-form.ts';
import type { Edits, Facts } from './customer-form.ts';
import styles from './customer-form.module.css';

interface CustomerFieldsProps {
  readonly facts: Facts;
  readonly edits: Edits;
  readonly problems: Readonly<Partial<Record<CustomerField, string>>>;
  readonly type: (change: Edits) => void;
}

const TYPES: Readonly<Partial<Record<CustomerField, string>>> = {
  email: 'email',
  phone_number: 'tel',
  date_of_birth: 'date',
};

/** Everything that people may say of a customer (seed 003, Customer attributes). */
export function CustomerFields({ facts, edits, problems, type }: CustomerFieldsProps) {
  const line = (field: CustomerField, help?: string) => (
    <Field
      label={LABELS[field]}
      type={TYPES[field] ?? 'text'}
      help={help}
      value={String(shown(facts, edits, field))}
      problem={problems[field]}
      onChange={(event) => type({ [field]: event.target.value })}
    />
  );
  const country = String(shown(facts, edits, 'country_code'))
    .trim()
    .toUpperCase();
  const named = countryName(country);
  return (
    <>
      <div className={styles.pair}>
        {line('first_name')}
        {line('last_name')}
      </div>
      {line('company_name')}
      <div className={styles.pair}>
        {line('email')}
        {line('phone_number', 'With the country’s prefix, at most 17 characters.')}
      </div>
      {line('address1')}
      {line('address2')}
      <div className={styles.pair}>
        {line('zip')}
        {line('city')}
      </div>
      <div className={styles.pair}>
        {line('state')}
        {line('country_code', country === '' || named === country ? 'Two letters, such as SE.' : named)}
      </div>
      <div className={styles.pair}>
        {line('date_of_birth')}
        {line('legal_document', 'Required in some countries.')}
      </div>
      <div className={styles.pair}>
        {facts['currency'] == null ? (
          <CurrencySelect
            value={String(shown(facts, edits, 'currency'))}
            none="Not set"
            onChange={(currency) => type({ currency })}
          />
        ) : (
          <Field
            label={LABELS.currency}
            readOnly
            value={String(facts['currency'])}
            help="Once set, it cannot be changed."
            problem={problems.currency}
          />
        )}
        <div className={styles.business}>
          <Check
            label="They are a business"
            checked={shown(facts, edits, 'is_business') === true}
            onChange={(is_business) => type({ is_business })}
          />
        </div>
      </div>
    </>
  );
}
