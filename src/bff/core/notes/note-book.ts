import { MOST_NOTES } from '#contract/note.ts';
import type { Note, NoteBody } from '#contract/note.ts';
import type { Actor } from '#contract/session.ts';
import type { Core } from '../context.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { formatMillis } from '../mirror/time-text.ts';
import type { NoteRow } from '../store/note-tables.ts';
import type { Db } from '../store/schema.ts';

/** Who asks, and in which request: for the audit record. */
export interface Asked {
  readonly actor: Actor;
  readonly requestId: string;
}

/** What stands on an object, oldest first, with what was withdrawn. */
export async function notesOn(db: Db, objectId: string): Promise<Note[]> {
  const rows = await db
    .selectFrom('note')
    .selectAll()
    .where('object_id', '=', objectId)
    .orderBy('position')
    .execute();
  return rows.map(toNote);
}

/** The note that was written with this key, if that is known already; another one under the same key is refused. */
export async function knownNote(db: Db, key: string, body: NoteBody, actor: Actor): Promise<Note | null> {
  const row = await noteById(db, key);
  if (!row) return null;
  if (row.object_id === body.object_id && row.text === body.text && row.author_id === actor.id)
    return toNote(row);
  throw new ApiProblem('idempotency_mismatch', 'Another note was sent with this key. Open the page again.');
}

/** Writes a note, and that it was written in the audit record, which holds none of its words. */
export async function writeNote(core: Core, key: string, body: NoteBody, asked: Asked): Promise<Note> {
  const { actor, requestId } = asked;
  const note = await core.db.transaction().execute(async (trx) => {
    const known = await knownNote(trx, key, body, actor);
    if (known) return known;
    await checkRoom(trx, body.object_id);
    const author = { author_id: actor.id, author_name: actor.name };
    const row = { id: key, ...body, ...author, created_at: core.ports.clock.now(), withdrawn_at: null };
    await trx.insertInto('note').values(row).execute();
    await core.audit.writeWith(trx, {
      act: 'note.written',
      actor,
      objectId: body.object_id,
      requestId,
      facts: { note: key },
    });
    return toNote(row);
  });
  core.live.publish({ type: 'notes', object_id: body.object_id });
  return note;
}

/** Strikes a note through: it stays readable. Only its author may, and a second time changes nothing. */
export async function withdrawNote(core: Core, id: string, { actor, requestId }: Asked): Promise<Note> {
  const note = await core.db.transaction().execute(async (trx) => {
    const row = await noteById(trx, id);
    if (!row) throw new ApiProblem('not_found', 'There is no such note.');
    if (row.author_id !== actor.id)
      throw new ApiProblem('forbidden', `Only ${row.author_name}, who wrote it, may withdraw this note.`);
    if (row.withdrawn_at !== null) return toNote(row);
    const withdrawn_at = core.ports.clock.now();
    await trx.updateTable('note').set({ withdrawn_at }).where('id', '=', id).execute();
    await core.audit.writeWith(trx, {
      act: 'note.withdrawn',
      actor,
      objectId: row.object_id,
      requestId,
      facts: { note: id },
    });
    return toNote({ ...row, withdrawn_at });
  });
  core.live.publish({ type: 'notes', object_id: note.object_id });
  return note;
}

async function checkRoom(db: Db, objectId: string): Promise<void> {
  const { count } = await db
    .selectFrom('note')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('object_id', '=', objectId)
    .executeTakeFirstOrThrow();
  if (count < MOST_NOTES) return;
  throw new ApiProblem(
    'action_not_allowed',
    `There are ${String(MOST_NOTES)} notes here already. No more fit.`,
  );
}

function noteById(db: Db, id: string): Promise<NoteRow | undefined> {
  return db.selectFrom('note').selectAll().where('id', '=', id).executeTakeFirst();
}

function toNote(row: Omit<NoteRow, 'position'>): Note {
  return {
    id: row.id,
    object_id: row.object_id,
    text: row.text,
    author: { id: row.author_id, name: row.author_name },
    created_at: formatMillis(row.created_at),
    withdrawn_at: row.withdrawn_at === null ? null : formatMillis(row.withdrawn_at),
  };
}
