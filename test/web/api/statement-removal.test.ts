import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { removeStatement, statementLinesQuery, statementQuery } from '#web/api/statement-queries.ts';

const ID = 'st_1';

/** A page that shows a statement, and a backend that knows it no more once it was removed. */
function openPage() {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string, { method = 'GET' }: RequestInit) => {
    asked.push(`${method} ${path}`);
    const error = { code: 'not_found', message: 'Gone.', request_id: 'r', retryable: false };
    return Promise.resolve(
      method === 'DELETE' ? Response.json({ id: ID }) : Response.json({ error }, { status: 404 }),
    );
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const head = new QueryObserver(client, { ...statementQuery(ID), staleTime: Infinity });
  const lines = new QueryObserver(client, { ...statementLinesQuery(ID, {}), staleTime: Infinity });
  client.setQueryData(statementQuery(ID).queryKey, { name: 'may.xml' } as never);
  client.setQueryData(statementLinesQuery(ID, {}).queryKey, { lines: [] } as never);
  const close = [head.subscribe(() => undefined), lines.subscribe(() => undefined)];
  const hear = () => client.invalidateQueries({ queryKey: ['statements'] });
  return { asked, head, hear, close: () => close.forEach((each) => each()) };
}

afterEach(() => vi.unstubAllGlobals());

describe('the page of a statement that is being removed', () => {
  it('does not ask for it when word of the removal comes before the page is left', async () => {
    const { asked, head, hear, close } = openPage();
    await removeStatement(ID, 'key', async () => {
      await hear();
      expect(head.getCurrentResult().error).toBe(null);
    });
    expect(asked).toEqual([`DELETE /api/statements/${ID}`]);
    close();
  });

  it('asks again where the removal did not work, and where a colleague removed it', async () => {
    const { asked, head, hear, close } = openPage();
    await expect(removeStatement(ID, 'key', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await hear();
    expect(asked).toContain(`GET /api/statements/${ID}`);
    expect(head.getCurrentResult().error).toMatchObject({ code: 'not_found' });
    close();
  });
});
