import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Note } from '#contract/note.ts';
import { notesQuery, sendWithdrawal } from '#web/api/note-queries.ts';
import { useWrite } from '#web/common/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Refused } from '#web/common/refused.tsx';
import styles from './notes.module.css';

/** For the author of a note, after a question: it cannot be undone. */
export function WithdrawNote({ note }: { readonly note: Note }) {
  const [asks, setAsks] = useState(false);
  const client = useQueryClient();
  const { sending, failure, send } = useWrite();

  async function withdraw(): Promise<void> {
    const withdrawn = await send((key) => sendWithdrawal(note.id, key));
    if (withdrawn === null) return;
    setAsks(false);
    client.setQueryData(notesQuery(note.object_id).queryKey, (notes) =>
      notes?.map((each) => (each.id === note.id ? withdrawn : each)),
    );
  }

  return (
    <>
      <button type="button" className={styles.withdraw} onClick={() => setAsks(true)}>
        Withdraw
      </button>
      {asks && (
        <Dialog
          title="Withdraw this note?"
          onClose={() => setAsks(false)}
          actions={
            <>
              <Button onClick={() => setAsks(false)}>Keep it</Button>
              <Button kind="danger" aria-disabled={sending || undefined} onClick={() => void withdraw()}>
                {sending ? 'Withdrawing …' : 'Withdraw it'}
              </Button>
            </>
          }
        >
          {failure && <Refused title="Nothing was changed." refusal={failure} />}
          <p>It stays here for everybody to read, struck through. This cannot be undone.</p>
        </Dialog>
      )}
    </>
  );
}
