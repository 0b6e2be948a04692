import type { LineView, TransactionDetail } from '#contract/transaction-detail.ts';
import { formatDecimal, money, sum } from '#domain/money.ts';
import { shortDay } from '#web/format/date.ts';
import { amountText } from '#web/format/money.ts';
import { capitalized } from '#web/format/capitalized.ts';
import { millis } from '../story/voice.ts';
import type { Telling } from '../story/voice.ts';
import styles from './order-lines.module.css';
import section from '#web/common/detail/section.module.css';

interface OrderLinesProps {
  readonly detail: TransactionDetail;
  readonly telling: Telling;
}

/** What was bought, and what was captured and refunded of each line as far as it is known. */
export function OrderLines({ detail, telling }: OrderLinesProps) {
  const { lines, currency } = detail;
  if (lines.length === 0) return null;
  const ordered = sum(
    lines.map(({ total }) => money(total, currency)),
    currency,
  );
  return (
    <section className={section.section} aria-labelledby="order-lines">
      <div className={section.head}>
        <h2 id="order-lines">Order lines</h2>
      </div>
      <table className={styles.lines}>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col" className={styles.quantity}>
              Quantity
            </th>
            <th scope="col" className={styles.number}>
              Ordered
            </th>
            <th scope="col" className={styles.number}>
              Captured
            </th>
            <th scope="col" className={styles.number}>
              Refunded
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.id} line={line} currency={currency} telling={telling} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total, {currency}</th>
            <td className={styles.quantity} />
            <Cell value={formatDecimal(ordered)} currency={currency} />
            <Cell value={detail.captured_amount} currency={currency} />
            <Cell value={negative(detail.refunded_amount)} currency={currency} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Line({ line, currency, telling }: { line: LineView; currency: string; telling: Telling }) {
  const note = noteOf(line, currency, telling);
  return (
    <tr>
      <td>
        {line.name}
        {note !== null && <span className={styles.note}>{note}</span>}
      </td>
      <td className={styles.quantity}>{line.quantity}</td>
      <Cell value={line.total} currency={currency} />
      <Cell value={line.captured} currency={currency} />
      <Cell value={line.refunded === null ? null : negative(line.refunded)} currency={currency} />
    </tr>
  );
}

function noteOf(line: LineView, currency: string, { zone, now }: Telling): string | null {
  const parts = [
    line.quantity > 1 ? `${String(line.quantity)} at ${amountText(line.unit_amount, currency)}` : null,
    line.refunded_at === null ? null : `refunded on ${shortDay(zone, millis(line.refunded_at), now)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : capitalized(parts.join(', '));
}

const negative = (decimal: string): string => (/[1-9]/.test(decimal) ? `-${decimal}` : decimal);

/** Where a share of one line is not known, it is said so instead of guessed. */
function Cell({ value, currency }: { readonly value: string | null; readonly currency: string }) {
  if (value === null) {
    return (
      <td
        className={`${styles.number} ${styles.unknown}`}
        title="ProcessOut does not tell this for a single line."
      >
        not told
      </td>
    );
  }
  return (
    <td className={`${styles.number} ${/[1-9]/.test(value) ? '' : styles.zero}`}>
      {amountText(value, currency)}
    </td>
  );
}
