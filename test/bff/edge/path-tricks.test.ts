import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fc } from '#test/support/properties.ts';
import { id } from '#test/bff/support/wire.ts';
import { startTarget, WRITES } from './bad-input-support.ts';
import type { Target } from './bad-input-support.ts';

let target: Target;
beforeAll(async () => void (target = await startTarget()));
afterAll(() => target.rig.test.stop());

/** All that this product ever asks of ProcessOut, by its paths (design, section 4). */
const TEMPLATES = [
  /^\/(transactions|invoices|customers|payouts|events|gateway-configurations)$/,
  /^\/transactions\/tr_[A-Za-z0-9]{32}(\/refunds)?$/,
  /^\/invoices\/iv_[A-Za-z0-9]{32}(\/(capture|void|authorize|increment_authorization))?$/,
  /^\/customers\/cust_[A-Za-z0-9]{32}(\/tokens(\/tok_[A-Za-z0-9]{32})?)?$/,
  /^\/balances\/tokens\/tok_[A-Za-z0-9]{32}$/,
  /^\/payouts\/payt_[A-Za-z0-9]{32}(\/items)?$/,
  /^\/events\/ev_[A-Za-z0-9]{32}(\/webhooks)?$/,
];

function strayCalls(): string[] {
  const paths = target.rig.test.asked.map((line) => line.split(' ')[1] ?? '');
  return paths.filter((path) => !TEMPLATES.some((template) => template.test(path)));
}

describe('an id', () => {
  const tricks = [
    '..',
    '%2e%2e',
    '..%2f..%2fpayouts',
    '%2e%2e%2f%2e%2e%2finvoices',
    '..%5c..%5cpayouts',
    `${id('tr', 1)}%2frefunds`,
    `${id('tr', 1)}%2f..%2f${id('tr', 2)}`,
    `${id('tr', 1)}%3fexpand=all`,
    `${id('tr', 1)}%23`,
    `${id('tr', 1)};x=1`,
    `${id('tr', 1)}%00`,
    `${id('tr', 1)}%0d%0aHost:%20evil.example`,
    `tr_${'ａ'.repeat(32)}`,
    `tr_${'%c0%ae'.repeat(16)}`,
    '%c0%ae%c0%ae%2f',
    '%ff%fe',
    '%',
    '%u002e',
    'https:%2f%2fevil.example',
    '%2f%2fevil.example',
    '@evil.example',
    `tr_${'a'.repeat(10_000)}`,
    '__proto__',
    'constructor',
  ];

  it.each(tricks.map((trick) => [trick.slice(0, 60), trick]))(
    'such as %s reaches nothing but what the routes say',
    async (_shown, trick) => {
      for (const { method, path } of target.rig.test.bff.routes) {
        if (!path.includes(':')) continue;
        const address = path.replace(/:\w+/g, () => trick);
        const { status } = await target.send(
          method,
          address,
          WRITES.has(method) ? { body: '{"version":"1"}' } : {},
        );
        expect([method, path, status < 500]).toEqual([method, path, true]);
      }
      expect(strayCalls()).toEqual([]);
      expect(target.changesAsked()).toEqual([]);
    },
  );

  it('of any other kind neither: a thousand addresses lead to ProcessOut by the templates only', async () => {
    const reads = target.rig.test.bff.routes.filter(
      ({ method, path }) => method === 'GET' && path.includes(':'),
    );
    const segment = fc.oneof(
      fc.string({ maxLength: 40, unit: 'binary' }),
      fc.webPath(),
      fc.webUrl(),
      fc.stringMatching(/^(tr|iv|cust|payt|ev)_[A-Za-z0-9./%_-]{28,34}$/),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...reads), segment, async ({ path }, text) => {
        const address = path.replace(/:\w+/g, () => encodeURIComponent(Buffer.from(text).toString()));
        const { status } = await target.send('GET', address);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 1_000 },
    );
    expect(strayCalls()).toEqual([]);
  });
});
