import type { LineView, TransactionDetail } from '#contract/transaction-detail.ts';
import { capitalized } from '#web/format/capitalized.ts';
import { amountText } from '#web/format/money.ts';
import { Check } from '#web/ui/check.tsx';
import { CellField } from '#web/ui/field.tsx';
import { fieldSentence } from '../money/field-words.ts';
import type { Picks } from '../money/line-picks.ts';
import panel from './action-panel.module.css';
import styles from './pick-table.module.css';

interface PickTableProps {
  readonly detail: TransactionDetail;
  /** What is done with the lines picked. */
  readonly action: 'refund' | 'capture';
  readonly picks: Picks;
  /** What is wrong: with a line by its id, with all of them as `lines`. */
  readonly problems: Readonly<Record<string, string>>;
  /** What the backend said about fields. */
  readonly fields: Readonly<Record<string, string>>;
  /** The person asked to go on although something is missing. */
  readonly tried: boolean;
  /** What a line may come to, what that is called, and why the line may not be picked. */
  readonly worth: (line: LineView) => string;
  readonly worthLabel: string;
  readonly closed: (line: LineView) => string | null;
  readonly onPick: (picks: Picks) => void;
}

/** Order lines to tick, each with an amount that may be lowered. */
export function PickTable(props: PickTableProps) {
  const { action, picks, problems, fields, tried } = props;
  const problem =
    fieldSentence(`The ${action}`, fields['invoice_detail_ids']) ??
    fieldSentence('The amount', fields['amount']) ??
    (tried || Object.keys(picks).length > 0 ? problems['lines'] : undefined);
  return (
    <div className={panel.stack}>
      <Lines {...props} />
      {problem && (
        <p className={panel.wrong} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function Lines({ detail, action, picks, problems, worth, worthLabel, closed, onPick }: PickTableProps) {
  const { lines, currency } = detail;
  const pick = (line: LineView, ticked: boolean) => {
    const { [line.id]: _gone, ...others } = picks;
    onPick(ticked ? { ...others, [line.id]: worth(line) } : others);
  };
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Order line</th>
          <th scope="col" className={styles.number}>
            {worthLabel}, {currency}
          </th>
          <th scope="col" className={styles.number}>
            {capitalized(action)}, {currency}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const why = closed(line);
          const typed = picks[line.id];
          return (
            <tr key={line.id} className={typed === undefined ? undefined : styles.picked}>
              <td>
                <Check
                  checked={typed !== undefined}
                  disabled={why !== null}
                  onChange={(ticked) => pick(line, ticked)}
                  label={<LineName line={line} currency={currency} why={why} />}
                />
                {problems[line.id] && (
                  <p className={styles.problem} role="alert">
                    {problems[line.id]}
                  </p>
                )}
              </td>
              <td className={`${styles.number} ${why === null ? '' : styles.off}`}>
                {amountText(why === null ? worth(line) : '0', currency)}
              </td>
              <td className={styles.number}>
                {typed !== undefined && (
                  <CellField
                    label={`${capitalized(action)} for ${line.name}, ${currency}`}
                    value={typed}
                    problem={problems[line.id]}
                    onChange={(event) => onPick({ ...picks, [line.id]: event.target.value })}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function LineName({
  line,
  currency,
  why,
}: {
  readonly line: LineView;
  readonly currency: string;
  readonly why: string | null;
}) {
  const each =
    line.quantity > 1 ? `${String(line.quantity)} at ${amountText(line.unit_amount, currency)}` : null;
  const note = why ?? each;
  return (
    <>
      {line.name}
      {note !== null && <span className={styles.note}>{note}</span>}
    </>
  );
}
