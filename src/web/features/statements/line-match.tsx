import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { StatementLine } from '#contract/statement.ts';
import { useZone } from '#web/common/preferences.ts';
import { useRefusal } from '#web/common/session.ts';
import { useNow } from '#web/common/use-now.ts';
import { shortMoment } from '#web/format/date.ts';
import { amountInWords } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { Status } from '#web/ui/status.tsx';
import text from '#web/ui/text.module.css';
import { Candidates } from './candidates.tsx';
import { ChooseDialog } from './choose-dialog.tsx';
import styles from './line-match.module.css';
import { LINE_STATE_VIEWS } from './line-state.ts';
import { whyWords } from './match-words.ts';
import { PayoutLink } from '#web/common/payout-link.tsx';
import { payoutName } from '#web/common/payout-status.ts';
import { useDecide } from './use-decide.ts';

interface LineMatchProps {
  readonly statementId: string;
  readonly line: StatementLine;
}

/** Which payout a line is, why, who said so, and what can be done about it. */
export function LineMatch({ statementId, line }: LineMatchProps) {
  const [choosing, setChoosing] = useState(false);
  const mayMatch = useRefusal('match') === null;
  const decision = useDecide(statementId, line);
  const { state, payout, candidates, decisions, difference } = line;
  const [only] = candidates;
  const standing = decisions[0]?.kind === 'undone' ? undefined : decisions[0];
  return (
    <div className={styles.match}>
      <p>
        <Status status={{ ...LINE_STATE_VIEWS[state], detail: null }} />
        {payout && <PayoutLink id={payout.id} name={payoutName(payout)} />}
      </p>
      {payout && only && <p className={styles.why}>{whyWords(only)}</p>}
      {payout && difference !== null && (
        <p className={styles.differs}>
          {`The line is ${amountInWords(difference, line.currency)} against the payout's ${amountInWords(payout.amount, payout.currency)}.`}
        </p>
      )}
      {line.repeats && (
        <p className={styles.why}>
          Counts in{' '}
          <Link
            to="/statements/$statementId"
            params={{ statementId: line.repeats.statement_id }}
            className={text.link}
          >
            {line.repeats.name}
          </Link>
          .
        </p>
      )}
      {state === 'several' && (
        <Candidates
          line={line}
          busy={decision.sending || !mayMatch}
          onChoose={(payoutId) => void decision.choose(payoutId)}
        />
      )}
      <History line={line} />
      {decision.failure && (
        <p className={styles.problem} role="alert">
          {decision.failure.message}
        </p>
      )}
      {state !== 'repeated' && mayMatch && (
        <div className={styles.actions}>
          {state === 'likely' && payout && (
            <Button
              small
              kind="primary"
              aria-label={`Accept ${payout.bank_summary ?? payout.id}`}
              onClick={() => void decision.choose(payout.id)}
            >
              Accept
            </Button>
          )}
          {standing ? (
            <Button small onClick={() => void decision.undo()}>
              Undo
            </Button>
          ) : (
            <Button small onClick={() => void decision.choose(null)}>
              Not a payout
            </Button>
          )}
          <Button small onClick={() => setChoosing(true)}>
            {payout ? 'Choose another …' : 'Choose a payout …'}
          </Button>
        </div>
      )}
      {choosing && (
        <ChooseDialog
          statementId={statementId}
          line={line}
          decision={decision}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}

const DID = { payout: 'Chosen', not_payout: 'Set aside', undone: 'Taken back' } as const;

/** Who decided, and when, the latest first. */
function History({ line: { decisions } }: { readonly line: StatementLine }) {
  const zone = useZone();
  const now = useNow();
  if (decisions.length === 0) return null;
  return (
    <ul className={styles.history} aria-label="Decided by hand">
      {decisions.map(({ kind, by, at }, index) => (
        <li key={index}>{`${DID[kind]} by ${by.name}, ${shortMoment(zone, Date.parse(at), now)}`}</li>
      ))}
    </ul>
  );
}
