import { afterEach, describe, expect, it } from 'vitest';
import type { AuditPage } from '#contract/audit.ts';
import { LONGEST_NOTE, MOST_NOTES } from '#contract/note.ts';
import type { Note, Notes } from '#contract/note.ts';
import type { Actor } from '#contract/session.ts';
import { payoutsSynced } from '#test/bff/core/payouts/payouts-support.ts';
import { startBff } from '#test/bff/support/start-bff.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { id } from '#test/bff/support/wire.ts';

let rig: TestBff;
afterEach(() => rig.stop());

const SAMI: Actor = { id: 'sami', name: 'Sami Virtanen', role: 'support' };
const MARA: Actor = { id: 'mara', name: 'Mara Lindqvist', role: 'finance' };
const VERA: Actor = { id: 'vera', name: 'Vera Holm', role: 'viewer' };
let actor: Actor;

/** Starts and gives the id of the newest payment, customer or payout. */
async function start(list: 'transactions' | 'customers' | 'payouts' = 'transactions'): Promise<string> {
  actor = SAMI;
  rig = await startBff({
    size: list === 'payouts' ? 300 : 40,
    payouts: list === 'payouts' ? 'planted' : 'none',
    identify: () => Promise.resolve(actor),
  });
  await (list === 'payouts' ? payoutsSynced(rig) : rig.synced());
  const page = await rig.read<Record<string, { id: string }[]>>(`/api/${list}?limit=1`);
  return page[list]?.[0]?.id ?? '';
}

const key = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const write = (objectId: string, text: string, n = 1): Promise<Response> =>
  rig.post('/api/notes', { object_id: objectId, text }, { 'Idempotency-Key': key(n) });
const read = async (objectId: string): Promise<Note[]> =>
  (await rig.read<Notes>(`/api/notes?object_id=${objectId}`)).notes;
const records = async (act: string): Promise<AuditPage['entries']> =>
  (await rig.read<AuditPage>(`/api/audit?act=${act}`)).entries;
const fieldsOf = async (reply: Response): Promise<unknown> =>
  ((await reply.json()) as { error: { fields?: unknown } }).error.fields;

describe('a note', () => {
  it.each(['transactions', 'customers', 'payouts'] as const)('stands on what %s lists', async (list) => {
    const object = await start(list);
    const reply = await write(object, '  Called the customer.\nThey will send a receipt.  ');
    expect(reply.status).toBe(201);
    const [note] = await read(object);
    expect(note).toMatchObject({
      object_id: object,
      text: 'Called the customer.\nThey will send a receipt.',
      author: { id: 'sami', name: 'Sami Virtanen' },
      withdrawn_at: null,
    });
    expect(((await reply.json()) as { note: Note }).note).toEqual(note);
  });

  it('is written once however often it is sent, and its key is good for nothing else', async () => {
    const object = await start();
    const all = await Promise.all([1, 2, 3].map(() => write(object, 'Once')));
    expect(all.map(({ status }) => status).every((status) => status === 201 || status === 200)).toBe(true);
    expect((await write(object, 'Twice')).status).toBe(422);
    actor = MARA;
    expect((await write(object, 'Once')).status).toBe(422);
    expect(await read(object)).toHaveLength(1);
    expect(await records('note.written')).toHaveLength(1);
  });

  it('is on record without its words, and told to open screens', async () => {
    const object = await start();
    const live = await rig.get('/api/live');
    const reader = live.body?.getReader();
    await reader?.read();
    await write(object, 'Personal words');
    const told = new TextDecoder().decode((await reader?.read())?.value);
    expect(told).toContain(JSON.stringify({ type: 'notes', object_id: object }));
    await reader?.cancel();
    actor = MARA;
    const [entry] = await records('note.written');
    expect(entry).toMatchObject({ object_id: object, actor: SAMI, facts: { note: key(1) } });
    expect(JSON.stringify(entry)).not.toContain('Personal');
  });

  it('is withdrawn by its author alone, stays readable, and is not withdrawn twice', async () => {
    const object = await start();
    await write(object, 'Not so');
    actor = MARA;
    const refused = await rig.post(`/api/notes/${key(1)}/withdraw`, {});
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('Only Sami Virtanen');
    actor = SAMI;
    const first = (await (await rig.post(`/api/notes/${key(1)}/withdraw`, {})).json()) as { note: Note };
    await rig.clock.advance(60_000);
    const second = await (await rig.post(`/api/notes/${key(1)}/withdraw`, {})).json();
    expect(second).toEqual(first);
    expect(await read(object)).toEqual([{ ...first.note, text: 'Not so' }]);
    actor = MARA;
    expect(await records('note.withdrawn')).toHaveLength(1);
  });

  it('is read by a viewer, who may not write or withdraw', async () => {
    const object = await start();
    await write(object, 'For all to see');
    actor = VERA;
    expect(await read(object)).toHaveLength(1);
    expect((await write(object, 'From a viewer', 2)).status).toBe(403);
    expect((await rig.post(`/api/notes/${key(1)}/withdraw`, {})).status).toBe(403);
    actor = SAMI;
    expect(await read(object)).toMatchObject([{ text: 'For all to see', withdrawn_at: null }]);
  });
});

describe('what is no note', () => {
  it('is refused, and what is wrong is named', async () => {
    const object = await start();
    expect(await fieldsOf(await write(object, ' \n '))).toEqual({ text: 'is empty' });
    expect(await fieldsOf(await write(object, 'x'.repeat(LONGEST_NOTE + 1)))).toEqual({
      text: 'is longer than 2,000 characters',
    });
    for (const hidden of ['a\u0000b', 'a\u202Eb', 'a\u001Bb'])
      expect(await fieldsOf(await write(object, hidden))).toEqual({
        text: 'holds characters that cannot be seen',
      });
    for (const wrong of [id('iv', 1), 'constructor', '../customers'])
      expect(await fieldsOf(await write(wrong, 'Hello'))).toEqual({
        object_id: 'is not the id of a payment, customer or payout',
      });
    const unkeyed = await rig.post('/api/notes', { object_id: object, text: 'Hello' });
    expect(await fieldsOf(unkeyed)).toHaveProperty('Idempotency-Key');
    expect((await rig.get('/api/notes')).status).toBe(400);
    expect((await rig.get(`/api/notes?object_id=${object}&x=1`)).status).toBe(400);
    expect((await rig.post(`/api/notes/${key(9)}/withdraw`, {})).status).toBe(404);
    expect(await read(object)).toEqual([]);
  });

  it('is one on an object that ProcessOut does not know', async () => {
    await start();
    for (const prefix of ['tr', 'cust', 'payt']) {
      const reply = await write(id(prefix, 9_999), 'Hello');
      expect(reply.status).toBe(404);
    }
  });

  it('is one too many', async () => {
    const object = await start();
    for (let n = 1; n <= MOST_NOTES; n += 1) await write(object, `Note ${String(n)}`, n);
    const reply = await write(object, 'One more', MOST_NOTES + 1);
    expect(reply.status).toBe(409);
    expect(await read(object)).toHaveLength(MOST_NOTES);
    expect((await write(object, 'Note 7', 7)).status).toBe(200);
  });
});
