import type { LineView } from '#contract/transaction-detail.ts';
import { amountText } from '#web/format/money.ts';
import { Check } from '#web/ui/check.tsx';
import { CellField } from '#web/ui/field.tsx';
import type { Picks } from '../money/line-picks.ts';
import panel from './action-panel.module.css';
import styles from './pick-table.module.css';

interface PickTableProps {
  readonly lines: readonly LineView[];
  readonly currency: string;
  readonly picks: Picks;
  readonly problems: Readonly<Record<string, string>>;
  /** Heads of the two figures: "Left", "Refund". */
  readonly heads: readonly [string, string];
  /** What a line may come to, and why it may not be picked. */
  readonly worth: (line: LineView) => string;
  readonly closed: (line: LineView) => string | null;
  /** What is wrong with the lines together. */
  readonly problem: string | undefined;
  readonly onPick: (picks: Picks) => void;
}

/** Order lines to tick, each with an amount that may be lowered. */
export function PickTable(props: PickTableProps) {
  return (
    <div className={panel.stack}>
      <Lines {...props} />
      {props.problem && (
        <p className={panel.wrong} role="alert">
          {props.problem}
        </p>
      )}
    </div>
  );
}

function Lines({ lines, currency, picks, problems, heads, worth, closed, onPick }: PickTableProps) {
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
            {heads[0]}, {currency}
          </th>
          <th scope="col" className={styles.number}>
            {heads[1]}, {currency}
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
                    label={`${heads[1]} for ${line.name}, ${currency}`}
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
