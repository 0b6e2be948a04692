import type { StatementLine } from '#contract/statement.ts';
import { countOf } from '#web/format/money.ts';
import { PayoutLink } from '#web/common/payout-link.tsx';
import { payoutName } from '#web/common/payout-status.ts';
import { Button } from '#web/ui/button.tsx';
import styles from './line-match.module.css';
import { whyWords } from './match-words.ts';

/** As many as are looked through by eye; the others are among those to choose from. */
const SHOWN = 5;

interface CandidatesProps {
  readonly line: StatementLine;
  readonly busy: boolean;
  readonly onChoose: (payoutId: string) => void;
}

/** The payouts that fit a line, none of them chosen. */
export function Candidates({ line, busy, onChoose }: CandidatesProps) {
  const { candidates, candidates_count: count } = line;
  const shown = candidates.slice(0, SHOWN);
  return (
    <>
      <ul className={styles.candidates} aria-label="Payouts that fit">
        {shown.map((candidate) => (
          <li key={candidate.payout.id}>
            <div>
              <PayoutLink id={candidate.payout.id} name={payoutName(candidate.payout)} />
              <p>{whyWords(candidate)}</p>
            </div>
            <Button
              small
              aria-label={`Choose ${candidate.payout.bank_summary ?? candidate.payout.id}`}
              aria-disabled={busy || undefined}
              onClick={() => {
                if (!busy) onChoose(candidate.payout.id);
              }}
            >
              Choose
            </Button>
          </li>
        ))}
      </ul>
      {count > shown.length && (
        <p
          className={styles.more}
        >{`${countOf(count - shown.length, 'other payout')} of this amount may be it as well.`}</p>
      )}
    </>
  );
}
