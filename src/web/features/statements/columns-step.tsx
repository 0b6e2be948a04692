import { useEffect, useRef, useState } from 'react';
import type { CsvMapping, CsvQuestion } from '#contract/statement-upload.ts';
import { countOf } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { Check } from '#web/ui/check.tsx';
import { Field } from '#web/ui/field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { newColumnsForm, readColumnsForm, waysToRead } from './columns-form.ts';
import type { ColumnsForm } from './columns-form.ts';
import { ColumnsPreview } from './columns-preview.tsx';
import styles from './columns-step.module.css';
import { ReadingChoice } from './reading-choice.tsx';

interface ColumnsStepProps {
  readonly name: string;
  readonly question: CsvQuestion;
  readonly busy: boolean;
  readonly onAnswer: (mapping: CsvMapping) => void;
  readonly onCancel: () => void;
}

const STYLES = [
  { style: 'signed', label: 'One column, minus for what went out' },
  { style: 'pair', label: 'Two columns: in and out' },
  { style: 'words', label: 'One column, and another says credit or debit' },
] as const;

/** Asks once what the columns of a bank's table mean; the next file with these headings is read alike. */
export function ColumnsStep({ name, question, busy, onAnswer, onCancel }: ColumnsStepProps) {
  const [form, setForm] = useState(() => newColumnsForm(question));
  const [tried, setTried] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { mapping, problems: all } = readColumnsForm(form, question);
  const problems = tried ? all : {};
  const { orders, marks } = waysToRead(form, question);
  const set = (change: Partial<ColumnsForm>) => setForm({ ...form, ...change });
  const pick = (
    field: 'date' | 'amount' | 'credit' | 'debit' | 'direction' | 'currencyColumn' | 'reference',
  ) => ({
    question,
    value: form[field],
    problem: problems[field],
    onChange: (value: number) => set({ [field]: value }),
  });
  return (
    <form
      className={styles.step}
      aria-labelledby="columns-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (mapping && !busy) onAnswer(mapping);
      }}
    >
      <h2 id="columns-title" ref={title} tabIndex={-1}>
        What the columns of {name} mean
      </h2>
      <p className={styles.lead}>
        {`${countOf(question.rows_count, 'row')}. It is asked once for files with these headings. Nothing is stored yet.`}
      </p>
      {question.problem !== null && (
        <Notice tone="warn" title="The columns as they were kept do not fit this file.">
          {question.problem}
        </Notice>
      )}
      <ColumnsPreview question={question} form={form} />
      <div className={styles.fields}>
        <ColumnPicker label="Day of the booking" {...pick('date')} />
        {orders.length > 1 && (
          <ReadingChoice
            legend="These dates can be read in two ways"
            options={orders.map(({ order, text, reads }) => ({ value: order, text, reads }))}
            value={form.dateOrder}
            problem={problems['dateOrder']}
            onChange={(dateOrder) => set({ dateOrder })}
          />
        )}
        <fieldset className={styles.group}>
          <legend>How the amount is written</legend>
          {STYLES.map(({ style, label }) => (
            <Check
              key={style}
              type="radio"
              name="style"
              label={label}
              checked={form.style === style}
              onChange={() => set({ style })}
            />
          ))}
        </fieldset>
        {form.style === 'pair' ? (
          <>
            <ColumnPicker label="What came in" {...pick('credit')} />
            <ColumnPicker label="What went out" {...pick('debit')} />
          </>
        ) : (
          <ColumnPicker label="Amount" {...pick('amount')} />
        )}
        {form.style === 'words' && <ColumnPicker label="Credit or debit" {...pick('direction')} />}
        {marks.length > 1 && (
          <ReadingChoice
            legend="These amounts can be read in two ways"
            options={marks.map(({ mark, text, reads }) => ({ value: mark, text, reads }))}
            value={form.decimalMark}
            problem={problems['decimalMark']}
            onChange={(decimalMark) => set({ decimalMark })}
          />
        )}
        <ColumnPicker
          label="Currency"
          none="None: all of it is in one currency"
          {...pick('currencyColumn')}
        />
        {form.currencyColumn < 0 && (
          <Field
            label="Currency of the account"
            maxLength={3}
            value={form.currency}
            problem={problems['currency']}
            onChange={(event) => set({ currency: event.target.value.toUpperCase() })}
          />
        )}
        <fieldset className={styles.group}>
          <legend>Columns with words, in which the payout is looked for</legend>
          {question.columns.map(({ name: heading }, index) => (
            <Check
              key={index}
              label={heading}
              checked={form.text.includes(index)}
              onChange={(on) =>
                set({
                  text: on
                    ? [...form.text, index].sort((a, b) => a - b)
                    : form.text.filter((at) => at !== index),
                })
              }
            />
          ))}
        </fieldset>
        <ColumnPicker label="The bank's reference" none="None" {...pick('reference')} />
      </div>
      <div className={styles.actions}>
        <Button kind="primary" type="submit" aria-disabled={busy || undefined}>
          {busy ? 'Reading …' : `Read ${countOf(question.rows_count, 'row')}`}
        </Button>
        <Button onClick={onCancel}>Do not read it</Button>
      </div>
    </form>
  );
}
