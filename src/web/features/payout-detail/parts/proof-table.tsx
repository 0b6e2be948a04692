import type { PayoutDetail, PayoutPartProof, PayoutProofView } from '#contract/payout-detail.ts';
import { formatDecimal, money, subtract } from '#domain/money.ts';
import { amountText, countOf, countText } from '#web/format/money.ts';
import { gatewayName } from '#web/format/names.ts';
import text from '#web/ui/text.module.css';
import { barChart } from '../story/bars.ts';
import type { Bar } from '../story/bars.ts';
import { PART_WORDS } from '../story/part-words.ts';
import { BarDrawing } from './bar-drawing.tsx';
import { Figure } from './figure.tsx';
import section from '#web/common/detail/section.module.css';
import styles from './proof-table.module.css';

interface ProofTableProps {
  readonly payout: PayoutDetail;
  readonly proof: PayoutProofView;
}

/** From sales to the amount wired, part by part: by the PSP's summary, by the items, and what is between the two. */
export function ProofTable({ payout, proof }: ProofTableProps) {
  const { currency } = payout;
  const psp = payout.gateway === null ? 'The PSP' : gatewayName(payout.gateway);
  const { bars, start } = barChart(proof.waterfall, currency);
  const barOf = (part: Bar['part']) => bars.find((bar) => bar.part === part);
  const apart =
    proof.summary_total === null
      ? null
      : formatDecimal(subtract(money(proof.items_total, currency), money(proof.summary_total, currency)));
  return (
    <section aria-labelledby="adds-up">
      <div className={section.head}>
        <h2 id="adds-up">Does it add up?</h2>
        {start !== null && <span>{`Bars start at ${amountText(start, currency)} ${currency}`}</span>}
      </div>
      <table className={styles.table} role="table" aria-label={`${psp}’s summary against the items`}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {currency}
            </th>
            <th role="columnheader" scope="col" className={styles.bar}>
              <span className={text.hidden}>Waterfall</span>
            </th>
            <th role="columnheader" scope="col">{`${psp}’s summary`}</th>
            <th role="columnheader" scope="col">
              {countOf(payout.items.indexed, 'item')}
            </th>
            <th role="columnheader" scope="col">
              Difference
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {proof.parts.map((part) => (
            <PartRow key={part.part} part={part} currency={currency} bar={barOf(part.part)} />
          ))}
          <tr role="row" className={styles.sum}>
            <th role="rowheader" scope="row">
              Adds up to
            </th>
            <BarCell bar={barOf('wired')} />
            <td role="cell">
              <Figure value={proof.summary_total} currency={currency} />
            </td>
            <td role="cell">
              <Figure value={proof.items_total} currency={currency} />
            </td>
            <td role="cell">
              <Figure value={apart} currency={currency} />
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

interface PartRowProps {
  readonly part: PayoutPartProof;
  readonly currency: string;
  readonly bar: Bar | undefined;
}

function PartRow({ part, currency, bar }: PartRowProps) {
  const differs = part.difference !== null && /[1-9]/.test(part.difference);
  return (
    <tr role="row" className={differs ? styles.flag : undefined}>
      <th role="rowheader" scope="row">
        {PART_WORDS[part.part].title}
        {part.items_count > 0 && <span className={styles.count}>{countText(part.items_count)}</span>}
      </th>
      <BarCell bar={bar} />
      <td role="cell">
        <Figure value={part.summary} currency={currency} />
      </td>
      <td role="cell">
        <Figure value={part.items} currency={currency} />
      </td>
      <td role="cell">
        <Figure value={part.difference} currency={currency} />
      </td>
    </tr>
  );
}

function BarCell({ bar }: { readonly bar: Bar | undefined }) {
  return (
    <td role="cell" className={styles.bar}>
      {bar && <BarDrawing bar={bar} />}
    </td>
  );
}
