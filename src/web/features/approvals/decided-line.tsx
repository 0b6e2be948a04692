import { Link } from '@tanstack/react-router';
import type { Approval } from '#contract/approval.ts';
import type { Intent } from '#contract/intent.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { shortMoment } from '#web/format/date.ts';
import { amountInWords } from '#web/format/money.ts';
import { StatusBadge } from '#web/ui/status.tsx';
import type { StatusView } from '#web/ui/status.tsx';
import text from '#web/ui/text.module.css';
import styles from './approvals.module.css';

/** One refund that was decided, and what became of it. */
export function DecidedLine({ approval: { intent, mine } }: { readonly approval: Approval }) {
  const zone = useZone();
  const now = useNow(30_000);
  const by = intent.decided_by === null ? '' : ` by ${intent.decided_by.name}`;
  return (
    <li className={styles.line}>
      <StatusBadge status={{ ...verdictOf(intent), detail: null }} />
      <Link
        to="/transactions/$transactionId"
        params={{ transactionId: intent.transaction_id }}
        className={text.link}
      >
        {amountInWords(intent.amount ?? '0', intent.currency)}
      </Link>
      <span>{`asked for by ${mine ? 'you' : intent.actor.name}, decided${by} ${shortMoment(zone, Date.parse(intent.updated_at), now)}`}</span>
      {intent.message !== null && <span className={styles.quiet}>{intent.message}</span>}
    </li>
  );
}

function verdictOf({ state, error_code }: Intent): Pick<StatusView, 'mark' | 'tone' | 'word'> {
  if (error_code === 'approval.declined') return { mark: 'failed', tone: 'bad', word: 'Declined' };
  if (error_code === 'approval.withdrawn') return { mark: 'voided', tone: 'off', word: 'Taken back' };
  if (error_code === 'approval.expired') return { mark: 'voided', tone: 'off', word: 'Lapsed' };
  if (state === 'done') return { mark: 'done', tone: 'good', word: 'Approved, refunded' };
  if (state === 'failed') return { mark: 'failed', tone: 'bad', word: 'Approved, failed' };
  return { mark: 'pending', tone: 'hold', word: 'Approved, under way' };
}
