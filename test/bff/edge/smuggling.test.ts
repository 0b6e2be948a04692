import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEdge } from '#bff/edge/edge.ts';
import { listen } from '#bff/edge/server.ts';
import type { RunningServer } from '#bff/edge/server.ts';

let server: RunningServer;
/** Paths that reached what is behind the edge. */
const reached: string[] = [];
const logged: { event: string; fields: unknown }[] = [];
const log = {
  info: () => undefined,
  warn: (event: string, fields: unknown = {}) => void logged.push({ event, fields }),
  error: () => undefined,
};

beforeAll(async () => {
  let handler: (request: Request) => Promise<Response> = () => Promise.resolve(new Response());
  server = await listen({ handler: (request) => handler(request), host: '127.0.0.1', port: 0, log });
  handler = createEdge({
    api: async (request) => {
      reached.push(new URL(request.url).pathname);
      return Response.json({ body: await request.text() });
    },
    files: () => null,
    allowedHosts: new Set([`127.0.0.1:${String(server.port)}`]),
    ids: { uuid: () => 'request-1' },
    now: () => 0,
    log,
  });
});
afterAll(() => server.drain(100));

/** Sends bytes as they are, and gives back what came until the server closed or fell silent. */
function exchange(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(Buffer.from(text, 'latin1')));
    let received = '';
    // Everything here is answered or cut off; on a busy machine, not soon.
    let silence = setTimeout(end, 4_000);
    function end(): void {
      clearTimeout(silence);
      socket.destroy();
      resolve(received);
    }
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      received += chunk;
      clearTimeout(silence);
      silence = setTimeout(end, 250);
    });
    socket.on('close', end).on('error', end);
  });
}

const host = (): string => `Host: 127.0.0.1:${String(server.port)}`;
const OWN_PAGE = 'Sec-Fetch-Site: same-origin';
const JSON_TYPE = 'Content-Type: application/json';
const SMUGGLED = (): string => `GET /api/smuggled HTTP/1.1\r\n${host()}\r\n${OWN_PAGE}\r\n\r\n`;

/** Lines of a POST to /api/x, then a blank line and the rest. */
function post(headers: readonly string[], rest: string): string {
  return ['POST /api/x HTTP/1.1', host(), OWN_PAGE, JSON_TYPE, ...headers, '', rest].join('\r\n');
}

const corpus: Readonly<Record<string, () => string>> = {
  'CL.TE': () => post(['Content-Length: 6', 'Transfer-Encoding: chunked'], `0\r\n\r\n${SMUGGLED()}`),
  'TE.CL': () =>
    post(['Transfer-Encoding: chunked', 'Content-Length: 4'], `5c\r\n${SMUGGLED()}\r\n0\r\n\r\n`),
  'two lengths that differ': () => post(['Content-Length: 2', 'Content-Length: 60'], `{}${SMUGGLED()}`),
  'two lengths in one line': () => post(['Content-Length: 2, 60'], `{}${SMUGGLED()}`),
  'a length with a sign': () => post(['Content-Length: +2'], `{}${SMUGGLED()}`),
  'a negative length': () => post(['Content-Length: -1'], `{}${SMUGGLED()}`),
  'a length in hexadecimal digits': () => post(['Content-Length: 0x2'], `{}${SMUGGLED()}`),
  'a length beyond all numbers': () => post(['Content-Length: 99999999999999999999999'], '{}'),
  'a space before the colon': () => post(['Transfer-Encoding : chunked'], `0\r\n\r\n${SMUGGLED()}`),
  'an unknown transfer coding': () => post(['Transfer-Encoding: xchunked'], `0\r\n\r\n${SMUGGLED()}`),
  'chunked, but not last': () => post(['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${SMUGGLED()}`),
  'chunked behind a vertical tab': () => post(['Transfer-Encoding: \x0bchunked'], `0\r\n\r\n${SMUGGLED()}`),
  'a folded header': () => post(['X-Folded: a', ' Transfer-Encoding: chunked', 'Content-Length: 2'], '{}'),
  'a header without a colon': () => post(['Content-Length 2'], '{}'),
  'a header name with a space in front': () => post([' Content-Length: 2'], '{}'),
  'a NUL in a header': () => post(['X-Null: a\0b', 'Content-Length: 2'], '{}'),
  'a bare CR in a header': () => post(['X-Bare: a\rTransfer-Encoding: chunked', 'Content-Length: 2'], '{}'),
  'a chunk size that is none': () => post(['Transfer-Encoding: chunked'], `zz\r\n${SMUGGLED()}`),
  'a chunk size with a sign': () => post(['Transfer-Encoding: chunked'], `-5\r\n${SMUGGLED()}`),
  'a chunk longer than it says': () => post(['Transfer-Encoding: chunked'], `1\r\n{}${SMUGGLED()}`),
  'a chunk size beyond all numbers': () =>
    post(['Transfer-Encoding: chunked'], `fffffffffffffffff0\r\n${SMUGGLED()}`),
  'no host': () => `POST /api/x HTTP/1.1\r\n${JSON_TYPE}\r\nContent-Length: 2\r\n\r\n{}`,
  'another version of HTTP': () => `GET /api/x HTTP/3.7\r\n${host()}\r\n\r\n`,
  'no HTTP at all': () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n',
  'a method that is none': () => `GE T /api/x HTTP/1.1\r\n${host()}\r\n\r\n`,
};

describe('over a raw socket', () => {
  it.each(Object.keys(corpus))('%s is a 400, and nothing hidden in it is answered', async (name) => {
    const before = reached.length;
    const received = await exchange(corpus[name]?.() ?? '');
    expect(received.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 400']);
    expect(reached.slice(before).filter((path) => path !== '/api/x')).toEqual([]);
    expect(received).not.toMatch(/HPE_|at .+:\d+|llhttp/);
  });

  it('a refusal of the parser carries the security headers and is written down', async () => {
    logged.length = 0;
    const received = await exchange(corpus['CL.TE']?.() ?? '');
    expect(received).toContain("Content-Security-Policy: default-src 'none'");
    expect(received).toContain('Connection: close');
    expect(logged.map(({ event }) => event)).toContain('request_malformed');
  });

  it('headers beyond their room are a 431', async () => {
    const received = await exchange(post([`X-Long: ${'a'.repeat(20_000)}`, 'Content-Length: 2'], '{}'));
    expect(received).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('another host in the first line is a foreign host', async () => {
    const received = await exchange(`GET http://evil.example/api/x HTTP/1.1\r\nHost: evil.example\r\n\r\n`);
    expect(received).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('two hosts are refused', async () => {
    const received = await exchange(`GET /api/x HTTP/1.1\r\n${host()}\r\nHost: evil.example\r\n\r\n`);
    expect(received).toMatch(/^HTTP\/1\.1 40[03] /);
  });

  it('what is well-formed is answered', async () => {
    const received = await exchange(post(['Content-Length: 2'], '{}'));
    expect(received).toMatch(/^HTTP\/1\.1 200 /);
    expect(received).toContain('{"body":"{}"}');
  });
});
