import type { CsvQuestion } from '#contract/statement-upload.ts';
import type { ColumnsForm } from './columns-form.ts';
import styles from './columns-step.module.css';

/** The first rows of the file, with what each column is taken for above its heading. */
export function ColumnsPreview({
  question: { columns, rows },
  form,
}: {
  readonly question: CsvQuestion;
  readonly form: ColumnsForm;
}) {
  return (
    <div className={styles.preview} tabIndex={0} role="region" aria-label="The first rows of the file">
      <table>
        <thead>
          <tr>
            {columns.map(({ name }, index) => (
              <th key={index} scope="col" data-used={roleOf(form, index) === null ? undefined : ''}>
                <span>{roleOf(form, index) ?? 'Not used'}</span>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            <tr key={index}>
              {cells.map((cell, column) => (
                <td key={column} data-used={roleOf(form, column) === null ? undefined : ''}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function roleOf(form: ColumnsForm, index: number): string | null {
  if (index === form.date) return 'Day';
  if (form.style === 'pair' ? index === form.credit : false) return 'In';
  if (form.style === 'pair' ? index === form.debit : index === form.amount)
    return form.style === 'pair' ? 'Out' : 'Amount';
  if (form.style === 'words' && index === form.direction) return 'Credit or debit';
  if (index === form.currencyColumn) return 'Currency';
  if (form.text.includes(index)) return 'Words';
  return index === form.reference ? 'Reference' : null;
}
