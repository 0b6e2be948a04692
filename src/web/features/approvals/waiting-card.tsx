import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { Approval } from '#contract/approval.ts';
import { reasonWords } from '#web/common/refund-reasons.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { duration, shortMoment } from '#web/format/date.ts';
import { amountInWords } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import text from '#web/ui/text.module.css';
import styles from './approvals.module.css';
import { DeclineDialog } from './decline-dialog.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

type Asked = 'approve' | 'decline' | 'withdraw';

/** One refund that waits: what it is, who wants it and why, and what one may do about it. */
export function WaitingCard({ approval }: { readonly approval: Approval }) {
  const { intent, payment, refusal, mine } = approval;
  const [asked, setAsked] = useState<Asked | null>(null);
  const zone = useZone();
  const now = useNow(30_000);
  const why = useId();
  const close = () => setAsked(null);
  const lapses = intent.next_check_at === null ? null : Date.parse(intent.next_check_at) - now;
  const ask = (what: Asked) => () => {
    if (refusal === null || what === 'withdraw') setAsked(what);
  };
  return (
    <li className={styles.card}>
      <p className={styles.sum}>
        <strong>{amountInWords(intent.amount ?? '0', intent.currency)}</strong>{' '}
        <Link
          to="/transactions/$transactionId"
          params={{ transactionId: intent.transaction_id }}
          className={text.link}
        >
          {payment?.name ?? 'Open the payment'}
        </Link>{' '}
        {payment && <span className={styles.customer}>{payment.customer ?? 'Guest'}</span>}
      </p>
      <p>
        {`Asked for by ${mine ? 'you' : intent.actor.name}, ${shortMoment(zone, Date.parse(intent.created_at), now)}: ${reasonWords(intent.reason)}.`}
        {intent.information !== null && intent.information !== '' && ` “${intent.information}”`}
      </p>
      {lapses !== null && <p className={styles.quiet}>{`Lapses in ${duration(Math.max(0, lapses))}.`}</p>}
      <div className={styles.actions}>
        {mine ? (
          <Button onClick={ask('withdraw')}>Take it back</Button>
        ) : (
          <>
            <Button
              kind="primary"
              aria-disabled={refusal !== null || undefined}
              aria-describedby={refusal === null ? undefined : why}
              onClick={ask('approve')}
            >
              Look and approve
            </Button>
            <Button
              aria-disabled={refusal !== null || undefined}
              aria-describedby={refusal === null ? undefined : why}
              onClick={ask('decline')}
            >
              Decline
            </Button>
          </>
        )}
        {refusal !== null && (
          <span id={why} className={styles.quiet}>
            {refusal}
          </span>
        )}
      </div>
      {asked === 'approve' && <ApproveDialog approval={approval} onClose={close} />}
      {asked === 'decline' && <DeclineDialog approval={approval} onClose={close} />}
      {asked === 'withdraw' && <WithdrawDialog approval={approval} onClose={close} />}
    </li>
  );
}
