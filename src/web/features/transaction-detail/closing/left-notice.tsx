import { lazy, Suspense, useId, useState } from 'react';
import type { Intent } from '#contract/intent.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { closingRefusal } from '#domain/access.ts';
import { intentNoun } from '#web/common/intent-words.ts';
import { useActor } from '#web/common/session.ts';
import { shortMoment } from '#web/format/date.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { capitalized } from '#web/format/capitalized.ts';
import { millis } from '../story/voice.ts';
import type { Telling } from '../story/voice.ts';
import styles from './closing.module.css';

const loadDialog = () => import('./close-dialog.tsx');
const CloseDialog = lazy(async () => ({ default: (await loadDialog()).CloseDialog }));

interface LeftNoticeProps {
  readonly intent: Intent;
  readonly detail: TransactionDetail;
  readonly telling: Telling;
}

/** What was left to a person: nothing more happens by itself until somebody says what became of it. */
export function LeftNotice({ intent, detail, telling: { zone, now } }: LeftNoticeProps) {
  const [asks, setAsks] = useState(false);
  const actor = useActor();
  const why = useId();
  const refusal = actor ? closingRefusal(actor, intent.actor.id) : null;
  return (
    <>
      <Notice
        tone="warn"
        title={`${capitalized(intentNoun(intent))}: nobody knows whether it went through.`}
        action={
          <Button
            small
            aria-disabled={refusal !== null || undefined}
            aria-describedby={refusal === null ? undefined : why}
            onClick={() => {
              if (refusal === null) setAsks(true);
            }}
          >
            Say what became of it
          </Button>
        }
      >
        {`Asked for by ${intent.actor.name}, ${shortMoment(zone, millis(intent.created_at), now)}. ${intent.message ?? ''}`}
        {refusal !== null && (
          <span id={why} className={styles.why}>
            {refusal}
          </span>
        )}
      </Notice>
      {asks && (
        <Suspense>
          <CloseDialog intent={intent} detail={detail} onClose={() => setAsks(false)} />
        </Suspense>
      )}
    </>
  );
}
