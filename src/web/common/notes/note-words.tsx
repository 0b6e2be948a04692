import type { Note } from '#contract/note.ts';
import entries from '#web/common/detail/entries.module.css';
import { IdText } from '#web/common/id-text.tsx';
import { Moment } from '#web/common/moment.tsx';
import { useActor } from '#web/common/session.ts';
import styles from './notes.module.css';
import { WithdrawNote } from './withdraw-note.tsx';

interface NoteWordsProps {
  readonly note: Note;
  /** False where its time stands beside it already. */
  readonly isTimed?: boolean;
}

/** What somebody wrote, by whom and when. A withdrawn note is struck through, and its words stay. */
export function NoteWords({ note, isTimed = true }: NoteWordsProps) {
  const actor = useActor();
  return (
    <>
      <p className={styles.words}>
        {note.withdrawn_at === null ? (
          <IdText value={note.text} />
        ) : (
          <s className={styles.withdrawn}>
            <IdText value={note.text} />
          </s>
        )}
      </p>
      <p className={`${entries.by} ${styles.by}`}>
        <span>
          {note.author.name}
          {isTimed && (
            <>
              {', '}
              <Moment at={note.created_at} />
            </>
          )}
        </span>
        {note.withdrawn_at !== null && (
          <span>
            {'Withdrawn '}
            <Moment at={note.withdrawn_at} />
          </span>
        )}
        {note.withdrawn_at === null && note.author.id === actor?.id && <WithdrawNote note={note} />}
      </p>
    </>
  );
}
