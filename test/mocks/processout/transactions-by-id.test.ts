import { describe, expect, it } from 'vitest';
import { ENCODINGS, open } from './support.ts';
import type { Answer, Client } from './support.ts';

const idsOf = ({ body }: Answer) => body.transactions.map(({ id }) => id);

async function newest(client: Client, count: number): Promise<string[]> {
  return idsOf(await client.get(`/transactions?limit=${count}`));
}

describe.each(ENCODINGS)('transactions asked for by POST, by %s', (encoding) => {
  const post = (client: Client, body: object) => client.call('POST', '/transactions', body, encoding);

  it('are the same list, with its options in the body', async () => {
    const client = open();
    expect((await post(client, {})).text).toBe((await client.get('/transactions')).text);
    const [first = ''] = await newest(client, 1);
    const options = { limit: 3, order: 'asc', end_before: first, expand: ['customer'] };
    expect((await post(client, options)).text).toBe(
      (await client.get(`/transactions?limit=3&order=asc&end_before=${first}&expand=customer`)).text,
    );
  });

  it.each(['ids', 'transaction_ids'])(
    'are those that `%s` names, each once, in the order of the list',
    async (name) => {
      const client = open();
      const [a = '', , b = '', c = ''] = await newest(client, 4);
      const asked = { [name]: [c, a, `tr_${'x'.repeat(32)}`, b, a] };
      const { body } = await post(client, asked);
      expect(body).toMatchObject({ count: 3, total_count: 3, has_more: false });
      expect(body.transactions.map(({ id }) => id)).toEqual([a, b, c]);
      expect(idsOf(await post(client, { ...asked, limit: 1, start_after: a }))).toEqual([b]);
      expect(idsOf(await post(client, { ...asked, order: 'asc' }))).toEqual([c, b, a]);
    },
  );

  it('are none when an empty list is given', async () => {
    const { body } = await post(open(), { ids: [] });
    expect(body).toMatchObject({ transactions: [], total_count: 0 });
  });
});
