import { useState } from 'react';
import { isLeftToPerson } from '#contract/intent.ts';
import type { Intent } from '#contract/intent.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { isMoneyAction } from '#domain/actions.ts';
import type { MoneyAction } from '#domain/actions.ts';
import { ApiError } from '#web/api/api-error.ts';
import { duration, shortMoment, timeOfDay } from '#web/format/date.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { LeftNotice } from '../closing/left-notice.tsx';
import { StatedNotice } from '../closing/stated-notice.tsx';
import { hasDraft } from '../money/draft-store.ts';
import { changesSince, seenOf } from '../money/seen.ts';
import { intentNoun } from '#web/common/intent-words.ts';
import { changeInWords } from '../story/change-words.ts';
import { capitalized } from '#web/format/capitalized.ts';
import { millis } from '../story/voice.ts';
import type { Telling } from '../story/voice.ts';
import styles from './notices.module.css';

interface NoticesProps {
  readonly detail: TransactionDetail;
  readonly telling: Telling;
  readonly readError: Error | null;
  readonly onRetry: () => void;
  readonly onAction: (action: MoneyAction) => void;
}

const DAY_MS = 86_400_000;
const RECENT_MS = 30 * 60_000;

/** What a person should know before they read on. */
export function Notices({ detail, telling, readError, onRetry, onAction }: NoticesProps) {
  return (
    <div className={styles.notices}>
      {readError && (
        <Unread error={readError} at={millis(detail.read_at)} telling={telling} onRetry={onRetry} />
      )}
      {detail.intents.map((intent) => (
        <IntentNotice key={intent.id} intent={intent} detail={detail} telling={telling} onAction={onAction} />
      ))}
      <ChangedNotice detail={detail} />
      <HoldNotice detail={detail} telling={telling} />
    </div>
  );
}

interface UnreadProps {
  readonly error: Error;
  readonly at: number;
  readonly telling: Telling;
  readonly onRetry: () => void;
}

function Unread({ error, at, telling, onRetry }: UnreadProps) {
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <Notice
      tone="warn"
      icon="offline"
      title={`This payment could not be read again; it is shown as it was at ${timeOfDay(telling.zone, at)}.`}
      action={
        <Button small onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {error.message}
      {requestId !== null && (
        <span className={styles.request}>
          Request {requestId}
          <CopyButton text={requestId} what="the request id" />
        </span>
      )}
    </Notice>
  );
}

interface IntentNoticeProps {
  readonly intent: Intent;
  readonly detail: TransactionDetail;
  readonly telling: Telling;
  readonly onAction: (action: MoneyAction) => void;
}

/** One of ours that is under way, or that failed a moment ago. */
function IntentNotice({ intent, detail, telling, onAction }: IntentNoticeProps) {
  const { zone, now } = telling;
  if (isLeftToPerson(intent)) return <LeftNotice intent={intent} detail={detail} telling={telling} />;
  if (intent.closed) return <StatedNotice intent={intent} closed={intent.closed} telling={telling} />;
  const what = intentNoun(intent);
  const { action } = intent;
  if (intent.state === 'done') return null;
  if (intent.state === 'failed') {
    if (now - millis(intent.updated_at) > RECENT_MS) return null;
    return (
      <Notice tone="bad" title={`The ${what} failed.`}>
        {intent.message ?? 'ProcessOut gave no reason.'}
      </Notice>
    );
  }
  const title = {
    pending: `${capitalized(what)}: sent, and not confirmed yet.`,
    unknown: `We are checking the ${what}.`,
    awaiting_approval: `${capitalized(what)}: waiting for approval.`,
  }[intent.state];
  return (
    <Notice
      tone={intent.state === 'unknown' ? 'warn' : 'info'}
      title={title}
      action={
        isMoneyAction(action) &&
        hasDraft(intent.transaction_id, action) && (
          <Button small onClick={() => onAction(action)}>
            Show
          </Button>
        )
      }
    >
      {`Asked for by ${intent.actor.name} at ${timeOfDay(zone, millis(intent.created_at))}. ${intent.message ?? ''}`}
    </Notice>
  );
}

/** Someone was faster: what was on screen is no longer so. Our own actions tell their outcome themselves. */
function ChangedNotice({ detail }: Pick<NoticesProps, 'detail'>) {
  const [seen, setSeen] = useState(() => ({ ...seenOf(detail), read_at: detail.read_at }));
  const changes = changesSince(seen, detail) ?? [];
  const ours = detail.intents.some(({ updated_at }) => millis(updated_at) >= millis(seen.read_at));
  if (changes.length === 0 || ours) return null;
  return (
    <Notice
      tone="info"
      title="This payment changed while you were looking."
      action={
        <Button small kind="quiet" onClick={() => setSeen({ ...seenOf(detail), read_at: detail.read_at })}>
          Dismiss
        </Button>
      }
    >
      {changes.map((change) => changeInWords(change, detail.currency)).join(' ')}
    </Notice>
  );
}

function HoldNotice({ detail, telling: { zone, now } }: Pick<NoticesProps, 'detail' | 'telling'>) {
  if (detail.status !== 'authorized') return null;
  if (detail.auto_capture_at !== null) {
    const at = shortMoment(zone, millis(detail.auto_capture_at), now);
    return <Notice tone="info" title={`It is captured automatically on ${at}.`} />;
  }
  const left = detail.authorized_until === null ? null : millis(detail.authorized_until) - now;
  if (left === null || left <= 0 || left > 3 * DAY_MS) return null;
  return (
    <Notice tone="warn" title={`The hold lapses in ${duration(left)}.`}>
      Capture it before then, or the money goes back to the customer.
    </Notice>
  );
}
