import { beforeEach, describe, expect, it } from 'vitest';
import { createEdge } from '#bff/edge/edge.ts';
import { collectingLog } from '#test/bff/support/start-bff.ts';
import type { LogLine } from '#test/bff/support/start-bff.ts';

const ORIGIN = 'http://127.0.0.1:8787';
const lines: LogLine[] = [];
let edge: (request: Request) => Promise<Response>;

beforeEach(() => {
  lines.length = 0;
  edge = createEdge({
    api: () => Promise.reject(new Error('nothing goes on from here')),
    files: () => null,
    allowedHosts: new Set(['127.0.0.1:8787']),
    ids: { uuid: () => 'request-1' },
    now: () => 0,
    log: collectingLog(lines),
  });
});

async function send(body: unknown, headers: Record<string, string> = {}): Promise<number> {
  const init = { method: 'POST', headers: { 'Content-Type': 'application/reports+json', ...headers } };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return (await edge(new Request(`${ORIGIN}/policy-reports`, { ...init, body: text }))).status;
}

const violation = (body: object) => ({ type: 'csp-violation', age: 1, url: 'x', user_agent: 'y', body });

describe('a report of what the policy stopped', () => {
  it('is written down: what, where from and on which page, and no more of the addresses', async () => {
    const body = {
      documentURL: `${ORIGIN}/transactions?q=anna@shop.example`,
      blockedURL: 'https://evil.example/steal?token=canary',
      effectiveDirective: 'script-src-elem',
      sample: 'canary',
    };
    expect(await send([violation(body), { type: 'deprecation', body: {} }])).toBe(204);
    expect(lines.map(({ event, fields }) => ({ event, ...fields }))).toEqual([
      {
        event: 'policy_violated',
        directive: 'script-src-elem',
        blocked: 'https://evil.example',
        page: '/transactions',
      },
    ]);
  });

  it('is understood from older browsers too', async () => {
    const old = {
      'document-uri': `${ORIGIN}/`,
      'blocked-uri': 'inline',
      'violated-directive': "style-src 'self'",
    };
    expect(await send({ 'csp-report': old }, { 'Content-Type': 'application/csp-report' })).toBe(204);
    expect(lines[0]?.fields).toEqual({ directive: 'style-src', blocked: 'inline', page: '/' });
  });

  it('is refused where it cannot be one, and is never more than a few lines', async () => {
    expect(await send('[]', { 'Content-Type': 'text/plain' })).toBe(415);
    expect(await send(`"${'x'.repeat(17_000)}"`)).toBe(413);
    expect(await send('{', {})).toBe(204);
    expect(await send([], { 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
    lines.length = 0;
    const body = {
      documentURL: 'no address\n',
      blockedURL: '\u001b[31m',
      effectiveDirective: '\n{"level":"error"}',
    };
    expect(await send(Array.from({ length: 50 }, () => violation(body)))).toBe(204);
    expect(lines).toHaveLength(10);
    expect(lines[0]?.fields).toEqual({ directive: 'unknown', blocked: 'unknown', page: 'unknown' });
  });

  it('is taken a few times a second', async () => {
    const statuses = [];
    for (let turn = 0; turn < 7; turn += 1) statuses.push(await send([]));
    expect(statuses).toEqual([204, 204, 204, 204, 204, 429, 429]);
  });
});
