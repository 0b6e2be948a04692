import { describe, expect, it } from 'vitest';
import { ROUTES } from '#mocks/processout/routes/table.ts';
import { ENCODINGS, refused } from '../support.ts';
import type { Encoding } from '../support.ts';
import type { Asked, RouteExample } from './example.ts';
import { PARTIES } from './parties.ts';
import { PAYMENTS } from './payments.ts';
import { BOOKS, SHOP } from './project.ts';
import { SETTINGS } from './settings.ts';

/** Every endpoint of the table is used here as the reference uses it, in both encodings, and made to refuse. */
const EXAMPLES: Readonly<Record<string, RouteExample>> = { ...PAYMENTS, ...PARTIES, ...BOOKS, ...SETTINGS };

const client = SHOP();
const simulated: string[] = [];
for (const [method, path] of ROUTES) {
  const asked = path.replaceAll(/:\w+/g, 'x');
  const { status } = await client.call(method, asked);
  if (status !== 501) simulated.push(`${method} ${path}`);
}

it('has an example of every endpoint that is simulated, and of no other', () => {
  expect(Object.keys(EXAMPLES).toSorted()).toEqual(simulated.toSorted());
});

const isList = (endpoint: string, key: string | null) =>
  endpoint.startsWith('GET') &&
  (key?.endsWith('s') ?? false) &&
  !/balances|settings|certificates|options/.test(key ?? '');

it.each(Object.entries(EXAMPLES))(
  'knows how %s refuses',
  (endpoint, { key, unknown, malformed, wrong, cannotFail = false }) => {
    expect([isList(endpoint, key) || cannotFail, unknown, malformed, wrong]).not.toEqual([
      false,
      undefined,
      undefined,
      undefined,
    ]);
  },
);

const examples = Object.entries(EXAMPLES).flatMap(([endpoint, example]) =>
  ENCODINGS.map((encoding) => [endpoint, encoding, example] as const),
);

describe.each(examples)('%s by %s', (endpoint, encoding, example) => {
  const call = ({ params = {}, body }: Asked, by: Encoding = encoding) => {
    const [method = '', path = ''] = endpoint.split(' ');
    const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '');
    return client.call(method, filled, body, by);
  };

  it('answers as the reference does, and refuses a second time what can only be done once', async () => {
    const asked = await example.given(client);
    const { status, body } = await call(asked);
    if (example.always !== undefined) return expect([status, body.error_type]).toEqual([400, example.always]);
    expect({ status, error: body.error_type }).toEqual({ status: example.status ?? 200 });
    const keys = example.key === null ? ['success'] : [example.key, 'success'];
    expect(Object.keys(body)).toEqual(expect.arrayContaining(keys));
    if (isList(endpoint, example.key))
      expect(body).toMatchObject({
        limit: 10,
        order: 'desc',
        [example.key ?? '']: expect.any(Array) as unknown,
      });
    if (example.again !== undefined) expect((await call(asked)).body.error_type).toBe(example.again);
  });

  it('refuses what names nothing, and what is wrong by its field', async () => {
    const asked = await example.given(client);
    const last = Object.keys(asked.params ?? {}).at(-1) ?? '';
    const lost = { ...asked, params: { ...asked.params, [last]: 'unknown' } };
    if (example.unknown !== undefined) {
      const error_type = `resource.${example.unknown}.not-found`;
      expect(refused(await call(lost))).toMatchObject({ status: 404, error_type });
    }
    if (example.malformed !== undefined)
      expect(refused(await call(lost))).toMatchObject({
        status: 400,
        error_type: example.malformed,
        fields: [last],
      });
    for (const [body, problem, field] of example.wrong ?? []) {
      const error_type = `request.validation.${problem}`;
      expect(refused(await call({ ...asked, body }))).toEqual({ status: 400, error_type, fields: [field] });
    }
    if (isList(endpoint, example.key)) {
      const path = endpoint.slice(4).replaceAll(/:(\w+)/g, (_, name: string) => asked.params?.[name] ?? '');
      const cursors = await client.get(`${path}?start_after=a&end_before=b`);
      expect(refused(cursors)).toMatchObject({ status: 400, fields: ['end_before'] });
      expect(refused(await client.get(`${path}?limit=x`))).toMatchObject({ status: 400, fields: ['limit'] });
    }
  });
});
