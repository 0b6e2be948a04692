import { describe, expect, it } from 'vitest';
import { itemsOf, openPayouts, payoutsOf } from './payouts-support.ts';
import {
  DAY,
  ENCODINGS,
  eventsSince,
  invoice,
  MINUTE,
  newestEvent,
  open,
  refused,
  transaction,
} from './support.ts';
import type { Answer, Client, Thing } from './support.ts';

const klarna = async (client: Client, name = 'klarna'): Promise<string> => {
  const { gateway_configurations } = (await client.get('/gateway-configurations')).body;
  return gateway_configurations.find(({ gateway_name }) => gateway_name === name)!.id;
};

interface Native {
  readonly state: string;
  readonly parameters: readonly Thing[];
  readonly parameter_definitions: readonly Thing[];
  readonly parameter_values: readonly Thing[];
}
const nativeOf = ({ body }: Answer) => (body as unknown as { native_apm: Native }).native_apm;
const keys = (parameters: readonly Thing[]) => parameters.map(({ key }) => key);

const EMAIL = { key: 'email', value: 'a@b.example' };
const PHONE = { key: 'phone_number', value: '+46700000000' };

describe.each(ENCODINGS)('a native payment, by %s', (encoding) => {
  const post = (client: Client, id: string, body: object, path = '') =>
    client.call('POST', `/invoices/${id}/native-payment${path}`, body, encoding);

  it('asks for what the PSP wants to know, and takes the money once it knows', async () => {
    const client = open();
    const made = await invoice(client, 'SEK', '29');
    const gateway_configuration_id = await klarna(client);
    const path = `/invoices/${made.invoice}/native-payment/${gateway_configuration_id}`;
    const before = await newestEvent(client);
    const asked = nativeOf(await client.get(path));
    expect(asked).toMatchObject({
      gateway: { display_name: 'Klarna Nordics' },
      invoice: { amount: '29', currency_code: 'SEK' },
      state: 'CUSTOMER_INPUT',
    });
    expect(asked.parameters).toMatchObject([
      { key: 'email', type: 'email', required: true, display_name: 'E-mail', available_values: null },
      { key: 'phone_number', type: 'phone', required: true },
      { key: 'plan', type: 'single-select', required: false },
    ]);
    const first = await post(client, made.invoice, {
      gateway_configuration_id,
      native_apm: { parameter_values: [EMAIL] },
    });
    expect(first.body.transaction).toMatchObject({ id: made.transaction, status: 'waiting' });
    expect(nativeOf(first)).toMatchObject({ state: 'CUSTOMER_INPUT', parameter_values: [EMAIL] });
    expect(keys(nativeOf(first).parameter_definitions)).toEqual(['phone_number', 'plan']);
    const second = await post(client, made.invoice, {
      gateway_configuration_id,
      native_apm: { parameter_values: [PHONE] },
    });
    expect(second.body.transaction).toMatchObject({
      status: 'pending',
      card_id: null,
      gateway_name: 'klarna',
    });
    expect(nativeOf(second)).toEqual({
      state: 'PENDING_CAPTURE',
      parameter_definitions: [],
      parameter_values: [EMAIL, PHONE],
    });
    client.sim.advance(2 * MINUTE);
    expect(nativeOf(await client.get(path))).toMatchObject({ state: 'CAPTURED', parameters: [] });
    expect(await transaction(client, made)).toMatchObject({
      status: 'completed',
      captured_amount: '29',
      available_amount: '29',
    });
    expect((await eventsSince(client, before.id)).map(({ name }) => name)).toEqual([
      'transaction.authorized',
      'transaction.captured',
    ]);
  });

  it('takes the answers as an object as well, at the PSP of the path or the first that asks', async () => {
    const client = open();
    const native_apm = {
      parameter_values: { email: EMAIL.value, phone_number: PHONE.value, plan: 'slice_it' },
    };
    for (const path of ['', `/${await klarna(client)}`]) {
      const made = await invoice(client, 'EUR', '29');
      expect(nativeOf(await client.get(`/invoices/${made.invoice}/native-payment${path}`)).state).toBe(
        'CUSTOMER_INPUT',
      );
      expect(nativeOf(await post(client, made.invoice, { native_apm }, path)).state).toBe('PENDING_CAPTURE');
    }
  });

  it('refuses answers that do not fit, by the name of what was asked', async () => {
    const client = open();
    const made = await invoice(client);
    const wrong = async (parameter_values: unknown) =>
      refused(await post(client, made.invoice, { native_apm: { parameter_values } }));
    expect(await wrong({ email: 'nobody', phone_number: '1'.repeat(18) })).toEqual({
      status: 400,
      error_type: 'request.validation.invalid-email',
      fields: ['email', 'phone_number'],
    });
    expect(await wrong([{ key: 'plan', value: 'never' }])).toMatchObject({ fields: ['plan'] });
    expect(await wrong([{ key: 'iban', value: 'DE1' }])).toMatchObject({ fields: ['iban'] });
    expect(await wrong('email')).toMatchObject({ status: 400, fields: ['native_apm'] });
    expect(
      refused(await post(client, made.invoice, { gateway_configuration_id: await klarna(client, 'stripe') })),
    ).toEqual({
      status: 400,
      error_type: 'request.validation.invalid-id',
      fields: ['gateway_configuration_id'],
    });
    expect(
      refused(await post(client, made.invoice, { gateway_configuration_id: 'gway_conf_x' })).error_type,
    ).toBe('resource.gateway-configuration.not-found');
  });

  it('is declined, or ends with the invoice, and is done once', async () => {
    const client = open();
    const native_apm = { parameter_values: [EMAIL, PHONE] };
    const declined = await invoice(client);
    const simulate = { native_apm, metadata: { simulate: 'decline' } };
    expect(refused(await post(client, declined.invoice, simulate))).toMatchObject({
      status: 410,
      error_type: 'gateway.declined',
    });
    const path = `/invoices/${declined.invoice}/native-payment`;
    expect(nativeOf(await client.get(path)).state).toBe('FAILED');
    expect(refused(await post(client, declined.invoice, { native_apm })).error_type).toBe(
      'gateway.invalid-state',
    );

    const gone = await invoice(client);
    await post(client, gone.invoice, { native_apm });
    await client.call('DELETE', `/invoices/${gone.invoice}`);
    client.sim.advance(60 * MINUTE);
    expect(await transaction(client, gone)).toMatchObject({ status: 'voided', captured_amount: '0' });
  });
});

it('is a sale of its PSP, which pays it out', async () => {
  const client = openPayouts({ size: 50 });
  const made = await invoice(client, 'SEK', '290');
  const native_apm = { parameter_values: [EMAIL, PHONE] };
  await client.json(`/invoices/${made.invoice}/native-payment`, { native_apm });
  client.sim.advance(40 * DAY);
  const items = (
    await Promise.all((await payoutsOf(client)).map((payout) => itemsOf(client, payout)))
  ).flat();
  expect(items.filter(({ transaction_id }) => transaction_id === made.transaction)).toMatchObject([
    { type: 'sale', amount: '290' },
  ]);
});
