import { describe, expect, it } from 'vitest';
import { authorized, captured, card, ENCODINGS, invoice, open, refused, transaction } from './support.ts';
import type { Client, Thing } from './support.ts';

async function configurations(client: Client): Promise<readonly Thing[]> {
  return (await client.get('/gateway-configurations?limit=100&order=asc')).body.gateway_configurations;
}

async function idOf(client: Client, gateway: string): Promise<string> {
  return (await configurations(client)).find((one) => one['gateway_name'] === gateway)!.id;
}

describe.each(ENCODINGS)('a gateway configuration, by %s', (encoding) => {
  it('is added to a gateway, listed under it, changed and deleted', async () => {
    const client = open();
    const said = { name: 'Stripe US', enabled: false, default_currency: 'USD', metadata: { region: 'us' } };
    const path = '/gateways/stripe/gateway-configurations';
    const { gateway_configuration } = (await client.call('POST', path, said, encoding)).body;
    expect(gateway_configuration).toMatchObject({
      ...said,
      gateway_name: 'stripe',
      project_id: 'proj_sandbox',
    });
    const own = `/gateway-configurations/${gateway_configuration.id}`;
    expect((await client.get(own)).body.gateway_configuration).toEqual(gateway_configuration);
    expect((await configurations(client)).at(-1)).toEqual(gateway_configuration);
    const ofGateway = (await client.get(path)).body.gateway_configurations;
    expect(ofGateway.map((one) => one['name'])).toEqual(['Stripe US', 'Stripe']);
    const changed = (await client.call('PUT', own, { enabled: true, name: null }, encoding)).body;
    expect(changed.gateway_configuration).toMatchObject({ ...said, enabled: true });
    expect((await client.call('DELETE', own)).body).toEqual({ success: true });
    for (const method of ['GET', 'PUT', 'DELETE'])
      expect((await client.call(method, own)).body.error_type).toBe(
        'resource.gateway-configuration.not-found',
      );
  });

  it.each([
    ['name', { name: 'n'.repeat(81) }, 'error'],
    ['enabled', { enabled: 'perhaps' }, 'error'],
    ['default_currency', { default_currency: 'EUX' }, 'invalid-currency'],
    ['metadata', { metadata: { ['k'.repeat(41)]: 'v' } }, 'invalid-metadata'],
  ])('with a wrong %s is refused, new or changed', async (field, body, problem) => {
    const client = open();
    const expected = { status: 400, error_type: `request.validation.${problem}`, fields: [field] };
    const path = '/gateways/adyen/gateway-configurations';
    expect(refused(await client.call('POST', path, body, encoding))).toEqual(expected);
    const own = `/gateway-configurations/${await idOf(client, 'adyen')}`;
    expect(refused(await client.call('PUT', own, body, encoding))).toEqual(expected);
  });

  it('gets no payments while it is not enabled, or any more once deleted', async () => {
    const client = open();
    const stripe = await idOf(client, 'stripe');
    const before = await authorized(client);
    await client.call('PUT', `/gateway-configurations/${stripe}`, { enabled: false }, encoding);
    const off = await authorized(client);
    expect((await transaction(client, off, 'gateway_configuration')).status).toBe('authorized');
    expect(await transaction(client, off)).not.toMatchObject({ gateway_configuration_id: stripe });
    await client.call('PUT', `/gateway-configurations/${stripe}`, { enabled: true }, encoding);
    expect(await transaction(client, await authorized(client))).toMatchObject({
      gateway_configuration_id: stripe,
    });
    await client.call('DELETE', `/gateway-configurations/${stripe}`);
    expect(await transaction(client, await authorized(client))).not.toMatchObject({
      gateway_configuration_id: stripe,
    });
    expect(await transaction(client, before, 'gateway_configuration')).toMatchObject({
      gateway_configuration: { id: stripe, gateway_name: 'stripe' },
    });
  });
});

describe('gateways', () => {
  it('that nobody knows are not found', async () => {
    const client = open();
    const path = '/gateways/nowhere/gateway-configurations';
    expect((await client.get(path)).body.error_type).toBe('resource.gateway.not-found');
    expect((await client.json(path, {})).status).toBe(404);
  });

  it('that are all shut take no payment', async () => {
    const client = open();
    for (const { id } of await configurations(client))
      await client.call('DELETE', `/gateway-configurations/${id}`);
    const made = await invoice(client);
    const answer = await client.json(`/invoices/${made.invoice}/authorize`, { source: await card(client) });
    expect(refused(answer)).toMatchObject({
      status: 400,
      error_type: 'request.configuration.missing-gateway-configuration',
    });
    expect((await transaction(client, made)).status).toBe('waiting');
  });
});

describe.each(ENCODINGS)('the project, by %s', (encoding) => {
  it('shows itself, with or without the prefix of the sandbox, and changes', async () => {
    const client = open();
    const { project } = (await client.get('/projects/proj_sandbox')).body;
    expect(project).toMatchObject({
      id: 'proj_sandbox',
      name: 'Norrland Supply',
      default_currency: 'EUR',
      sandbox: true,
    });
    expect((await client.get('/projects/test-proj_sandbox')).body.project).toEqual(project);
    const change = { name: 'Norrland', email: 'a@norrland.example', logo_url: null };
    const changed = (await client.call('PUT', '/projects/proj_sandbox', change, encoding)).body.project;
    expect(changed).toEqual({ ...project, name: 'Norrland', email: 'a@norrland.example' });
    expect((await client.get('/projects/proj_sandbox')).body.project).toEqual(changed);
  });

  it('refuses what is wrong, and another default currency', async () => {
    const client = open();
    const ask = async (body: object) =>
      refused(await client.call('PUT', '/projects/proj_sandbox', body, encoding));
    expect(await ask({ name: 'n'.repeat(81), email: 'a', logo_url: 'app://a' })).toMatchObject({
      status: 400,
      fields: ['name', 'email', 'logo_url'],
    });
    expect(await ask({ default_currency: 'SEK' })).toMatchObject({ status: 501 });
    expect((await client.get('/projects/proj_other')).body.error_type).toBe('resource.project.not-found');
  });

  it('is shown by its objects when it is expanded', async () => {
    const client = open();
    const { project } = (await client.get('/projects/proj_sandbox')).body;
    const paid = await captured(client);
    const [customer] = (await client.get('/customers?limit=1&expand=project')).body.customers;
    const { invoice } = (await client.get(`/invoices/${paid.invoice}?expand=project`)).body;
    for (const one of [await transaction(client, paid, 'project'), invoice, customer])
      expect(one).toMatchObject({ project_id: 'proj_sandbox', project });
  });
});
