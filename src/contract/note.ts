import * as z from 'zod/mini';
import { idKind } from '#domain/ids.ts';
import type { Parsed } from './parse-fields.ts';
import { parseQuery } from './query.ts';
import { person } from './session.ts';

/** What staff may write a note on. */
const NOTED_KINDS: ReadonlySet<string | null> = new Set(['transaction', 'customer', 'payout']);

export const LONGEST_NOTE = 2_000;
/** An object with so many takes no more. */
export const MOST_NOTES = 200;

/** Control characters that are neither line breaks nor tabs, and those that turn the direction of what is read. */
const HIDDEN = /[^\P{Cc}\n\r\t]|[\u202A-\u202E\u2066-\u2069]/u;

/** A note as it was written. It is never changed or deleted: whoever wrote it may withdraw it, and it stays readable. */
export const note = z.object({
  id: z.string(),
  object_id: z.string(),
  /** Plain text. */
  text: z.string(),
  author: person,
  created_at: z.string(),
  /** When its author withdrew it; null while it stands. */
  withdrawn_at: z.nullable(z.string()),
});
export type Note = z.infer<typeof note>;

/** GET /api/notes?object_id=…, oldest first. */
export const notes = z.object({ notes: z.array(note) });
export type Notes = z.infer<typeof notes>;

/** What both writing and withdrawing answer with. */
export const noteReply = z.object({ note });

const notedId = z
  .string()
  .check(z.refine((id) => NOTED_KINDS.has(idKind(id)), 'is not the id of a payment, customer or payout'));

/** POST /api/notes, with an Idempotency-Key. */
export const noteBody = z.strictObject({
  object_id: notedId,
  text: z.string().check(
    z.trim(),
    z.minLength(1, 'is empty'),
    z.maxLength(LONGEST_NOTE, `is longer than ${LONGEST_NOTE.toLocaleString('en')} characters`),
    z.refine((text) => !HIDDEN.test(text), 'holds characters that cannot be seen'),
  ),
});
export type NoteBody = z.infer<typeof noteBody>;

/** POST /api/notes/{id}/withdraw. */
export const withdrawNoteBody = z.strictObject({});

const notesQuery = z.strictObject({ object_id: notedId });
export type NotesQuery = z.infer<typeof notesQuery>;

export function parseNotesQuery(params: URLSearchParams): Parsed<NotesQuery> {
  return parseQuery({ schema: notesQuery, arrays: new Set() }, params);
}
