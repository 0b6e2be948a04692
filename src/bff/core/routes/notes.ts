import { noteBody, parseNotesQuery, withdrawNoteBody } from '#contract/note.ts';
import type { Notes } from '#contract/note.ts';
import type { Core } from '../context.ts';
import { invalidRequest } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { readBody, readKey } from '../http/read-body.ts';
import { knownNote, notesOn, withdrawNote, writeNote } from '../notes/note-book.ts';
import { checkExists } from '../notes/noted-object.ts';

/** GET and POST /api/notes, and withdrawing one: what staff write on payments, customers and payouts. */
export function noteRoutes(core: Core): Routes {
  const routes = createRoutes();
  routes.get('/notes', async (c) => {
    const query = parseNotesQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    return c.json<Notes>({ notes: await notesOn(core.db, query.value.object_id) });
  });
  routes.post('/notes', async (c) => {
    const key = readKey(c.req.raw);
    const body = await readBody(c.req.raw, noteBody);
    const actor = c.get('actor');
    const known = await knownNote(core.db, key, body, actor);
    if (known) return c.json({ note: known });
    await checkExists(core, body.object_id);
    const note = await writeNote(core, key, body, { actor, requestId: c.get('requestId') });
    return c.json({ note }, 201);
  });
  routes.post('/notes/:id/withdraw', async (c) => {
    await readBody(c.req.raw, withdrawNoteBody);
    const asked = { actor: c.get('actor'), requestId: c.get('requestId') };
    return c.json({ note: await withdrawNote(core, c.req.param('id'), asked) });
  });
  return routes;
}
