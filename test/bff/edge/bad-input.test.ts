import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorBody } from '#contract/errors.ts';
import { addressOf, roleFor, startTarget } from './bad-input-support.ts';
import type { Target } from './bad-input-support.ts';

let target: Target;
beforeAll(async () => void (target = await startTarget()));
afterAll(() => target.rig.test.stop());

/** These take no body: what they act on stands in the address. */
const WITHOUT_BODY = new Set([
  'POST /api/intents/:id/withdraw',
  'POST /api/customers/:id/tokens/:token/default',
  'DELETE /api/customers/:id/tokens/:token',
  'DELETE /api/statements/:id',
  'DELETE /api/statements/:id/lines/:line/match',
  'POST /api/people/:id/reset',
  'DELETE /api/people/:id/sessions',
  'DELETE /api/me/sessions',
  'DELETE /api/me/sessions/:id',
]);

describe('a body', () => {
  it('with a field that nobody asked for is refused by name on every route, and nothing is sent', async () => {
    for (const { method, path } of target.writes()) {
      if (WITHOUT_BODY.has(`${method} ${path}`) || !path.startsWith('/api/')) continue;
      const body = JSON.stringify({ is_admin: true });
      const { status, text } = await target.send(method, addressOf(path), { body, role: roleFor(path) });
      expect([method, path, status]).toEqual([method, path, 400]);
      expect(Object.keys(errorBody.parse(JSON.parse(text)).error.fields ?? {})).toContain('is_admin');
    }
    expect(target.changesAsked()).toEqual([]);
  });

  const hostile = [
    '',
    'null',
    '[]',
    '[[]]',
    '"text"',
    '0',
    'true',
    '{',
    '{"a":1}}',
    '{"amount":1e999}',
    '{"amount":{"$gt":""}}',
    '{"version":["a"],"amount":["1"]}',
    '{"__proto__":{"polluted":true}}',
    '{"__proto__":{"role":"admin","allowed":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"a":{"__proto__":{"polluted":true}}}',
    '{"toString":1,"hasOwnProperty":1,"valueOf":1}',
    '{"\\u005f\\u005fproto\\u005f\\u005f":{"polluted":true}}',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    `{"name":"${'a'.repeat(60_000)}"}`,
    '{"name":"\u0000\u001b[2J\\ud800"}',
    '\ufeff{}',
  ];

  it.each(hostile.map((body) => [body.slice(0, 40), body]))(
    'such as %j is refused everywhere with a sentence, pollutes nothing and is not sent on',
    async (_shown, body) => {
      for (const { method, path } of target.writes()) {
        if (WITHOUT_BODY.has(`${method} ${path}`)) continue;
        const { status, text } = await target.send(method, addressOf(path), { body, role: roleFor(path) });
        expect([method, path, body.slice(0, 40), status >= 400 && status < 500]).toEqual([
          method,
          path,
          body.slice(0, 40),
          true,
        ]);
        expect(errorBody.parse(JSON.parse(text)).error.message).not.toBe('');
      }
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      expect(({} as Record<string, unknown>)['allowed']).toBeUndefined();
      expect(target.changesAsked()).toEqual([]);
    },
  );

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-7',
    'application/jsonp',
    'text/json',
    '',
  ])('of type %j is not read', async (type) => {
    for (const { method, path } of target.writes()) {
      const { status } = await target.send(method, addressOf(path), {
        body: '{"a":1}',
        headers: { 'Content-Type': type },
      });
      expect([path, status]).toEqual([path, 415]);
    }
  });
});

describe('a query', () => {
  const parameters = [
    '__proto__[polluted]=1',
    '__proto__=1',
    'constructor=1',
    'constructor[prototype][polluted]=1',
    'toString=1',
    'limit=__proto__',
    'limit=1e3',
    'limit=-1',
    'limit=25&limit=100',
    'order=constructor',
    'status=hasOwnProperty',
    'start_after=../../secrets',
    'q=%00',
    `q=${'a'.repeat(3_000)}`,
    'q=%27%20OR%201=1--',
    'q=%22%20MATCH%20*%20NEAR(',
    'q=%25%5F%5C',
    'currency=EUR%27;DROP%20TABLE%20intent;--',
    'created_gte=0x7fffffff',
    'amount_gte=1e309&currency=EUR',
    '%=%&&=',
  ];

  it.each(parameters)('such as ?%s ends in an answer or a 400, never in a crash', async (query) => {
    for (const { method, path } of target.rig.test.bff.routes) {
      if (method !== 'GET' || path === '/api/live') continue;
      const { status } = await target.send('GET', `${addressOf(path)}?${query}`);
      expect([path, query, [200, 400, 403, 404, 409].includes(status)]).toEqual([path, query, true]);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await target.send('GET', '/api/transactions')).status).toBe(200);
  });
});
