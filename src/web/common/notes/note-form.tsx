import { useEffect, useRef, useState } from 'react';
import { LONGEST_NOTE } from '#contract/note.ts';
import { useOnline } from '#web/common/use-online.ts';
import { useWrite } from '#web/common/use-write.ts';
import { countText } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { LongField } from '#web/ui/field.tsx';
import { Refused } from '#web/common/refused.tsx';
import { showToast } from '#web/ui/toast.tsx';
import styles from './notes.module.css';

/** From so few characters left on, their number is told. */
const FEW_LEFT = 200;

interface NoteFormProps {
  /** Rejects when the note was not written. */
  readonly save: (text: string, key: string) => Promise<void>;
  readonly onClose: () => void;
}

/** What is typed stays until it is saved or left. */
export function NoteForm({ save, onClose }: NoteFormProps) {
  const [text, setText] = useState('');
  const { sending, failure, send, changed } = useWrite();
  const online = useOnline();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const length = text.trim().length;
  const left = LONGEST_NOTE - length;
  const stopped = sending || !online || length === 0 || left < 0;
  const { text: named, ...others } = failure?.fields ?? {};
  const refused = failure && (named === undefined || Object.keys(others).length > 0);

  async function submit(): Promise<void> {
    const saved = await send(async (key) => {
      await save(text, key);
      return true;
    });
    if (!saved) return;
    showToast('Note saved');
    onClose();
  }

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!stopped) void submit();
      }}
    >
      {refused && <Refused title="The note was not saved." refusal={failure} />}
      <LongField
        label="Note"
        help={
          left > FEW_LEFT
            ? 'Everybody here reads it, with your name. It cannot be changed later.'
            : help(left)
        }
        problem={left < 0 ? `${countText(-left)} characters too many` : named}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          changed();
        }}
      />
      <div className={styles.actions}>
        {!online && <p>You are offline. Nothing can be sent.</p>}
        <Button kind="primary" small type="submit" aria-disabled={stopped || undefined}>
          {sending ? 'Saving …' : 'Save the note'}
        </Button>
        <Button small onClick={onClose}>
          Leave it
        </Button>
      </div>
    </form>
  );
}

function help(left: number): string {
  return `${countText(left)} characters left`;
}
