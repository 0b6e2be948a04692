import { describe, expect, it } from 'vitest';
import { ENCODINGS, open, refused } from './support.ts';
import type { Answer, Client, Thing } from './support.ts';

const CERTIFICATES = '/projects/applepay/alternative-merchant-certificates';

interface Settings {
  readonly export_layout: Thing;
  readonly export_layouts: readonly Thing[];
  readonly export_layout_configuration_options: Record<string, unknown> & {
    readonly columns: readonly string[];
  };
  readonly applepay_certificates: { readonly alternative_merchant_certificates: readonly Thing[] };
  readonly alternative_merchant_certificate: Thing;
  readonly projects: readonly Thing[];
}
const told = ({ body }: Answer) => body as unknown as Settings;
const read = async (client: Client, path: string) => told(await client.get(path));

describe.each(ENCODINGS)('a layout of exports, by %s', (encoding) => {
  const make = async (client: Client, more = {}) => {
    const said = { name: 'Books', type: 'transactions', ...more };
    return told(await client.call('POST', '/exports/layouts', said, encoding)).export_layout;
  };

  it('keeps the columns and formats that it was made with, or has all of them', async () => {
    const client = open();
    const configuration = {
      columns: [{ name: 'id' }, { name: 'amount', rename: 'Betrag' }],
      time: { format: 'unix' },
      amount: { separator: ',' },
    };
    const made = await make(client, { configuration });
    expect(made).toMatchObject({
      id: expect.stringMatching(/^exp_lay_/) as string,
      project_id: 'proj_sandbox',
      is_default: false,
      configuration: {
        columns: [
          { name: 'id', rename: null },
          { name: 'amount', rename: 'Betrag' },
        ],
        time: { format: 'unix' },
        amount: { precision: 'currency', separator: ',' },
      },
    });
    expect((await read(client, `/exports/layouts/${made.id}`)).export_layout).toEqual(made);
    const { columns } = (await read(client, '/exports/layouts/options/transactions'))
      .export_layout_configuration_options;
    const all = (await make(client))['configuration'] as { columns: { name: string }[] };
    expect(all.columns.map(({ name }) => name)).toEqual(columns);
  });

  it('is the default of its type until another one is', async () => {
    const client = open();
    const path = '/exports/layouts/default/transactions';
    expect(refused(await client.get(path)).error_type).toBe('resource.export-layout.not-found');
    const [first, second, other] = [
      await make(client, { is_default: true }),
      await make(client),
      await make(client, { is_default: true, type: 'payouts' }),
    ];
    expect((await read(client, path)).export_layout.id).toBe(first.id);
    await client.call('PUT', `/exports/layouts/${second.id}`, { is_default: true, name: null }, encoding);
    const { export_layouts } = await read(client, '/exports/layouts?order=asc');
    expect(export_layouts.map(({ id, name, is_default }) => [id, name, is_default])).toEqual([
      [first.id, 'Books', false],
      [second.id, 'Books', true],
      [other.id, 'Books', true],
    ]);
  });

  it('with a column twice, or of another type, is refused', async () => {
    const client = open();
    const { id } = await make(client, { type: 'payouts' });
    const change = (columns: readonly object[]) =>
      client.call('PUT', `/exports/layouts/${id}`, { configuration: { columns } }, encoding);
    expect(refused(await change([{ name: 'fees' }, { name: 'fees' }]))).toMatchObject({
      status: 400,
      fields: ['configuration.columns'],
    });
    expect(refused(await change([{ name: 'card_id' }])).fields).toEqual(['configuration.columns[0].name']);
    expect((await change([{ name: 'fees' }])).status).toBe(200);
  });
});

describe('a project', () => {
  it('makes others, whose key is told once', async () => {
    const client = open();
    const { project } = (await client.json('/supervised-projects', { name: 'UK', id: 'proj_uk' })).body;
    expect(project).toMatchObject({
      id: 'proj_uk',
      supervisor_project_id: 'proj_sandbox',
      default_currency: 'EUR',
      private_key: expect.stringMatching(/^key_sandbox_\w{32}$/) as string,
    });
    const { private_key, ...shown } = project;
    expect(private_key).toBeDefined();
    expect((await read(client, '/supervised-projects')).projects).toEqual([shown]);
    const again = await client.json('/supervised-projects', { name: 'UK', id: 'proj_uk' });
    expect(refused(again)).toMatchObject({ status: 400, fields: ['id'] });
  });

  it('keeps certificates for Apple Pay by their ids', async () => {
    const client = open();
    const made = told(await client.json(CERTIFICATES, {})).alternative_merchant_certificate;
    const kept = async () =>
      (await read(client, CERTIFICATES)).applepay_certificates.alternative_merchant_certificates;
    expect(await kept()).toEqual([made]);
    await client.call('DELETE', `${CERTIFICATES}/${made.id}`);
    expect(await kept()).toEqual([]);
  });
});
