import { Button } from '#web/ui/button.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { Refusal } from '#web/api/send-intent.ts';
import type { Change } from '../money/seen.ts';
import { changeInWords } from '../story/change-words.ts';
import styles from './action-panel.module.css';

interface ChangedSinceProps {
  readonly changes: readonly Change[];
  readonly currency: string;
  readonly onAccept: () => void;
}

/** Someone was faster: what was typed stays, and the person looks before anything is sent. */
export function ChangedSince({ changes, currency, onAccept }: ChangedSinceProps) {
  const said = changes.map((change) => changeInWords(change, currency)).join(' ');
  return (
    <Notice
      tone="warn"
      title="This payment changed while you were looking. Nothing was sent."
      action={
        <Button small onClick={onAccept}>
          Go on with the new figures
        </Button>
      }
    >
      {said || 'Something that is not shown here changed.'} Your form keeps what you typed; check it again.
    </Notice>
  );
}

/** Our backend said no before anything was sent on. */
export function Refused({ refusal: { message, requestId } }: { readonly refusal: Refusal }) {
  return (
    <Notice tone="bad" title="Nothing was sent.">
      <p>{message}</p>
      {requestId !== null && (
        <span className={styles.request}>
          Request {requestId}
          <CopyButton text={requestId} what="the request id" />
        </span>
      )}
    </Notice>
  );
}
