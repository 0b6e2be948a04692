import { queryOptions } from '@tanstack/react-query';
import { noteReply, notes } from '#contract/note.ts';
import type { Note, NoteBody } from '#contract/note.ts';
import { get, post } from './client.ts';

/** What staff wrote on an object, oldest first; the live stream tells when there is more. */
export function notesQuery(objectId: string) {
  return queryOptions({
    queryKey: ['notes', objectId],
    queryFn: async ({ signal }) => {
      const params = new URLSearchParams({ object_id: objectId });
      return (await get(notes, `/notes?${params.toString()}`, signal)).notes;
    },
    staleTime: 10_000,
  });
}

export async function sendNote(body: NoteBody, key: string): Promise<Note> {
  return (await post(noteReply, '/notes', body, key)).value.note;
}

export async function sendWithdrawal(id: string, key: string): Promise<Note> {
  return (await post(noteReply, `/notes/${id}/withdraw`, {}, key)).value.note;
}
