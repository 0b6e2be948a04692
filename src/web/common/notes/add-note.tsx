import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { notesQuery, sendNote } from '#web/api/note-queries.ts';
import { useRefusal } from '#web/common/session.ts';
import { Button } from '#web/ui/button.tsx';
import styles from './notes.module.css';
import { NoteForm } from './note-form.tsx';

/** Opens the form for a note. For whoever may not write one it stays in view and says why. */
export function AddNote({ objectId }: { readonly objectId: string }) {
  const [isOpen, setOpen] = useState(false);
  const refusal = useRefusal('notes');
  const why = useId();
  const client = useQueryClient();

  async function save(text: string, key: string): Promise<void> {
    const note = await sendNote({ object_id: objectId, text }, key);
    client.setQueryData(notesQuery(objectId).queryKey, (notes) =>
      notes === undefined || notes.some(({ id }) => id === note.id) ? notes : [...notes, note],
    );
  }

  if (isOpen && refusal === null) return <NoteForm save={save} onClose={() => setOpen(false)} />;
  return (
    <div className={styles.add}>
      <Button
        small
        aria-disabled={refusal !== null || undefined}
        aria-describedby={refusal === null ? undefined : why}
        onClick={() => {
          if (refusal === null) setOpen(true);
        }}
      >
        Add a note
      </Button>
      {refusal !== null && <p id={why}>{refusal}</p>}
    </div>
  );
}
