import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { approvalsQuery } from '#web/api/approval-queries.ts';
import { countOf } from '#web/format/money.ts';
import buttons from '#web/ui/button.module.css';
import { Notice } from '#web/ui/notice.tsx';
import styles from './approvals-waiting.module.css';

/** Where the day begins: refunds that wait for whoever looks. Nothing while there are none. */
export function ApprovalsWaiting() {
  const { data } = useQuery(approvalsQuery());
  const count = data?.waiting.filter(({ refusal }) => refusal === null).length ?? 0;
  if (count === 0) return null;
  return (
    <div className={styles.notice}>
      <Notice
        tone="warn"
        title={`${countOf(count, 'refund waits', 'refunds wait')} for your approval`}
        action={
          <Link to="/approvals" className={`${buttons.button} ${buttons.plain} ${buttons.small}`}>
            Look and decide
          </Link>
        }
      >
        Nothing is sent until somebody in finance approves, and the request lapses after a day.
      </Notice>
    </div>
  );
}
