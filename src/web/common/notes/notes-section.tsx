import { useQuery } from '@tanstack/react-query';
import { notesQuery } from '#web/api/note-queries.ts';
import entries from '#web/common/detail/entries.module.css';
import { EntriesUnread } from '#web/common/detail/entries-unread.tsx';
import facts from '#web/common/detail/facts.module.css';
import text from '#web/ui/text.module.css';
import { AddNote } from './add-note.tsx';
import { NoteWords } from './note-words.tsx';

/** What staff wrote on an object that has no timeline, oldest first, and room for more. */
export function NotesSection({ objectId }: { readonly objectId: string }) {
  const { data, error, refetch } = useQuery(notesQuery(objectId));
  return (
    <section aria-labelledby="notes">
      <div className={facts.head}>
        <h2 id="notes">Notes</h2>
      </div>
      {data && data.length > 0 && (
        <ol className={entries.list}>
          {data.map((note) => (
            <li key={note.id}>
              <NoteWords note={note} />
            </li>
          ))}
        </ol>
      )}
      {data?.length === 0 && <p className={`${text.muted} ${text.small}`}>Nobody wrote one yet.</p>}
      {error && !data && <EntriesUnread what="The notes" onRetry={() => void refetch()} />}
      <AddNote objectId={objectId} />
    </section>
  );
}
