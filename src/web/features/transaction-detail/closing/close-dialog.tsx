import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod/mini';
import { changedReply } from '#contract/transaction-detail.ts';
import type { Intent } from '#contract/intent.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { sendClosing, transactionDetailQuery } from '#web/api/transaction-queries.ts';
import { intentNoun } from '#web/common/intent-words.ts';
import { Refused } from '#web/common/refused.tsx';
import { useWrite } from '#web/common/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Check } from '#web/ui/check.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field, LongField } from '#web/ui/field.tsx';
import { showToast } from '#web/ui/toast.tsx';
import styles from './closing.module.css';
import { ShownNow } from './shown-now.tsx';

interface CloseDialogProps {
  readonly intent: Intent;
  readonly detail: TransactionDetail;
  readonly onClose: () => void;
}

const OUTCOMES = [
  { happened: true, label: 'It happened' },
  { happened: false, label: 'It did not happen' },
] as const;

/** A person looked at the PSP and says what became of it; what ProcessOut shows by then counts more. */
export function CloseDialog({ intent, detail, onClose }: CloseDialogProps) {
  const [happened, setHappened] = useState<boolean | null>(null);
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [version, setVersion] = useState(detail.version);
  const [shown, setShown] = useState<Intent | null>(null);
  const client = useQueryClient();
  const { sending, failure, send, changed } = useWrite(({ body }) => {
    const fresh = z.safeParse(changedReply, body);
    if (fresh.success) setVersion(fresh.data.transaction.version);
  });
  const what = intentNoun(intent);
  const fields = failure?.fields ?? {};
  const isWhole = happened !== null && note.trim() !== '';

  async function state(): Promise<void> {
    setTried(true);
    if (happened === null || !isWhole) return;
    const given = happened && reference.trim() !== '' ? { reference: reference.trim() } : {};
    const body = { version, happened, note: note.trim(), ...given };
    const closed = await send((key) => sendClosing(intent.id, body, key));
    void client.invalidateQueries({ queryKey: transactionDetailQuery(detail.id).queryKey });
    void client.invalidateQueries({ queryKey: ['attention'] });
    if (closed === null) return;
    if (closed.closed === null) return setShown(closed);
    showToast(`Stated: ${happened ? 'it happened' : 'it did not happen'}.`);
    onClose();
  }

  if (shown) return <ShownNow intent={shown} onClose={onClose} />;
  return (
    <Dialog
      title={`What became of the ${what}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button kind="primary" aria-disabled={sending || undefined} onClick={() => void state()}>
            {sending ? 'Asking ProcessOut …' : 'State it'}
          </Button>
        </>
      }
    >
      {failure && Object.keys(fields).length === 0 && (
        <Refused title="Nothing was stated." refusal={failure} />
      )}
      <p>
        Look at the PSP first. What you state stays on record with your name and cannot be taken back. No
        money moves by it; ProcessOut is asked once more, and what it shows counts.
      </p>
      <fieldset className={styles.outcomes}>
        <legend>What the PSP shows</legend>
        {OUTCOMES.map((outcome) => (
          <Check
            key={outcome.label}
            type="radio"
            name="outcome"
            label={outcome.label}
            checked={happened === outcome.happened}
            onChange={() => {
              setHappened(outcome.happened);
              changed();
            }}
          />
        ))}
        {tried && happened === null && (
          <p role="alert" className={styles.problem}>
            Choose what the PSP shows.
          </p>
        )}
      </fieldset>
      {happened === true && (
        <Field
          label="Reference"
          note="optional"
          help={
            intent.action === 'refund' ? 'An ARN, the PSP’s own, or the id of the refund.' : 'The PSP’s own.'
          }
          problem={fields['reference'] === undefined ? undefined : `It ${fields['reference']}.`}
          maxLength={100}
          spellCheck={false}
          value={reference}
          onChange={(event) => {
            setReference(event.target.value);
            changed();
          }}
        />
      )}
      <LongField
        label="Note"
        help="Where you looked and what you saw."
        problem={tried && note.trim() === '' ? 'Say where you looked and what you saw.' : fields['note']}
        maxLength={300}
        value={note}
        onChange={(event) => {
          setNote(event.target.value);
          changed();
        }}
      />
    </Dialog>
  );
}
