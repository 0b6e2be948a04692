import { describe, expect, it } from 'vitest';
import { ENCODINGS, open, refused } from './support.ts';
import type { Client, Thing } from './support.ts';

const MUG = { name: 'Mug', amount: '9.5', currency: 'EUR', metadata: { shelf: '7' } };

type Products = { readonly product: Thing; readonly products: readonly Thing[] };
const read = async (client: Client, path: string) => (await client.get(path)).body as unknown as Products;

describe.each(ENCODINGS)('a product, by %s', (encoding) => {
  const call = async (client: Client, method: string, path: string, body: object) =>
    (await client.call(method, path, body, encoding)).body as unknown as Products;

  it('is kept as the SDKs know it, listed, changed and deleted', async () => {
    const client = open();
    const said = { ...MUG, return_url: 'https://shop.example/back' };
    const { product } = await call(client, 'POST', '/products', said);
    expect(product).toEqual({
      ...said,
      id: expect.stringMatching(/^prod_[A-Za-z0-9]{32}$/) as unknown,
      project_id: 'proj_sandbox',
      url: `https://checkout.processout.com/test-proj_sandbox/${product.id}`,
      cancel_url: null,
      sandbox: true,
      created_at: '2026-11-17T12:00:00Z',
    });
    const second = (await call(client, 'POST', '/products', MUG)).product;
    expect((await read(client, '/products')).products).toEqual([second, product]);
    const changed = await call(client, 'PUT', `/products/${product.id}`, { amount: '11', name: '' });
    expect(changed.product).toEqual({ ...product, amount: '11' });
    await client.call('DELETE', `/products/${second.id}`);
    expect((await read(client, '/products')).products).toEqual([changed.product]);
  });

  it('becomes an invoice as often as it is sold', async () => {
    const client = open();
    const { product } = await call(client, 'POST', '/products', MUG);
    const sell = () => client.call('POST', `/products/${product.id}/invoices`, {}, encoding);
    const [first, second] = [(await sell()).body.invoice, (await sell()).body.invoice];
    expect(first).toMatchObject(MUG);
    expect(first.id).not.toBe(second.id);
    expect((await client.get(`/transactions/${first.transaction_id}`)).body.transaction.status).toBe(
      'waiting',
    );
  });

  it('has another amount in another currency', async () => {
    const client = open();
    const path = `/products/${(await call(client, 'POST', '/products', MUG)).product.id}`;
    expect(refused(await client.call('PUT', path, { currency: 'JPY' }, encoding))).toMatchObject({
      fields: ['amount'],
    });
    expect(
      refused(await client.call('PUT', path, { currency: 'JPY', amount: '9.5' }, encoding)),
    ).toMatchObject({
      fields: ['amount'],
    });
    const { product } = await call(client, 'PUT', path, { currency: 'JPY', amount: '1500' });
    expect(product).toMatchObject({ currency: 'JPY', amount: '1500' });
  });
});

it('number ranges are those of the cards of this world', async () => {
  const client = open();
  const { cards } = (await client.get('/cards?limit=50')).body;
  for (const { iin, scheme, bank_name, country_code } of cards) {
    const { body } = await client.get(`/iins/${String(iin)}`);
    expect(body).toMatchObject({ card_information: { iin, scheme, bank_name, country: country_code } });
  }
  expect((await client.get('/iins/42424242')).body).toMatchObject({
    card_information: { iin: '42424242', scheme: 'visa', bank_name: null },
  });
  for (const iin of ['4242', '4242424', 'visa42'])
    expect(refused(await client.get(`/iins/${iin}`))).toMatchObject({ status: 400, fields: ['iin'] });
});

it('SFTP settings are shown without their secrets', async () => {
  const client = open();
  const path = '/projects/proj_sandbox/sftp-settings';
  const said = { endpoint: 'files.example:22', username: 'norrland', private_key: 'BEGIN KEY' };
  expect((await client.call('PUT', path, said)).body).toEqual({ success: true });
  expect((await client.get(path)).body).toEqual({
    success: true,
    sftp_settings: { enabled: true, endpoint: 'files.example:22', username: 'norrland' },
  });
  await client.call('DELETE', path);
  expect((await client.get(path)).body).toMatchObject({ sftp_settings: { enabled: false, endpoint: null } });
});
