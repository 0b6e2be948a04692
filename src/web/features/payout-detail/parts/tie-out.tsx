import type { PayoutDetail, PayoutProofView } from '#contract/payout-detail.ts';
import { countOf } from '#web/format/money.ts';
import { Icon } from '#web/ui/icon.tsx';
import { MoneyStrip } from '#web/ui/money-strip.tsx';
import styles from './tie-out.module.css';

interface TieOutProps {
  readonly payout: PayoutDetail;
  readonly proof: PayoutProofView;
}

const MINUS = '\u2212';

/** The proof in one line: what was wired, minus the items, minus what is explained, leaves what nobody knows. */
export function TieOut({ payout, proof }: TieOutProps) {
  const off = /[1-9]/.test(proof.unexplained);
  const causes = proof.discrepancies.filter(({ explains }) => explains !== null).length;
  return (
    <div className={styles.proof}>
      <MoneyStrip
        label={`Tie-out, in ${payout.currency}`}
        currency={payout.currency}
        cells={[
          { label: 'Amount wired', value: payout.amount, note: 'As the PSP reports it' },
          {
            label: `Its ${countOf(payout.items.indexed, 'item')}`,
            value: proof.items_total,
            note: 'Amounts and fees together',
            sign: MINUS,
          },
          {
            label: 'Explained',
            value: proof.explained.replace('-', ''),
            note: causes === 0 ? 'Nothing to explain' : `${countOf(causes, 'reason')}, below`,
            // To take away what is below zero is to add it.
            sign: proof.explained.startsWith('-') ? '+' : MINUS,
          },
        ]}
        isOff={off}
        stub={{
          label: 'Unexplained',
          value: proof.unexplained,
          note: (
            <span className={styles.verdict}>
              <Icon name={off ? 'info' : 'check'} />
              {off ? 'Nobody knows where this is' : 'Ties out to the cent'}
            </span>
          ),
        }}
      />
    </div>
  );
}
