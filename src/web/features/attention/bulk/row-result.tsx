import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Intent } from '#contract/intent.ts';
import type { TransactionRow } from '#contract/transaction.ts';
import { intentQuery } from '#web/api/transaction-queries.ts';
import { amountInWords } from '#web/format/money.ts';
import { Status } from '#web/ui/status.tsx';
import type { StatusView } from '#web/ui/status.tsx';
import styles from './bulk-dialog.module.css';
import type { RowOutcome } from './bulk-run.ts';

const POLL_MS = 2_000;

/** One payment of the run: which, and what became of it. An answer that is not final yet is followed. */
export function RowResult({
  row,
  outcome,
}: {
  readonly row: TransactionRow;
  readonly outcome: RowOutcome | undefined;
}) {
  const intent = useFollowed(outcome?.kind === 'answered' ? outcome.intent : null);
  const status = intent ? intentStatus(intent) : outcomeStatus(outcome);
  return (
    <li className={styles.row}>
      <span className={styles.what}>
        <Link to="/transactions/$transactionId" params={{ transactionId: row.id }} target="_blank">
          {row.name}
        </Link>
        <span className={styles.sum}>{amountInWords(row.authorized_amount, row.currency)}</span>
      </span>
      {status && <Status status={status} />}
    </li>
  );
}

function useFollowed(answered: Intent | null): Intent | null {
  const { data } = useQuery({
    ...intentQuery(answered?.id ?? ''),
    enabled: answered !== null && isOpen(answered),
    refetchInterval: ({ state }) => (state.data && !isOpen(state.data) ? false : POLL_MS),
  });
  return data ?? answered;
}

const isOpen = ({ state }: Intent): boolean => state === 'pending' || state === 'unknown';

function view(
  mark: StatusView['mark'],
  tone: StatusView['tone'],
  word: string,
  detail: string | null = null,
): StatusView {
  return { mark, tone, word, detail };
}

function intentStatus({ action, state, message }: Intent): StatusView {
  switch (state) {
    case 'done':
      return action === 'void' ? view('voided', 'off', 'Voided') : view('done', 'good', 'Captured');
    case 'pending':
      return view('pending', 'hold', 'Not confirmed yet');
    case 'unknown':
      return view('checking', 'warn', 'We are checking', 'it is not sent again');
    case 'failed':
      return view('failed', 'bad', 'Failed', message);
    case 'awaiting_approval':
      return view('pending', 'hold', 'Waiting for approval');
  }
}

function outcomeStatus(outcome: RowOutcome | undefined): StatusView | null {
  switch (outcome?.kind) {
    case 'running':
      return view('pending', 'off', 'Sending');
    case 'refused':
      return view('blocked', 'off', 'Not sent', outcome.why);
    case 'lost':
      return view('checking', 'warn', 'No answer came', 'open it to see what became of it');
    case 'stopped':
      return view('waiting', 'off', 'Left alone');
    case 'answered':
    case 'waiting':
    case undefined:
      return null;
  }
}
