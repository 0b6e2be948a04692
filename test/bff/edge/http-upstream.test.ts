import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { UpstreamReply } from '#bff/core/ports.ts';
import { httpUpstream } from '#bff/edge/http-upstream.ts';

const MOST_BYTES = 1_000;

let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function ask(answer: RequestListener, below = ''): Promise<UpstreamReply> {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { send } = httpUpstream(
    `http://127.0.0.1:${String(port)}${below}`,
    'test-proj_x',
    () => 'key',
    (way) => way,
  );
  const { signal } = new AbortController();
  const headers = { accept: 'application/json' };
  return send({
    method: 'GET',
    path: '/payouts?limit=1',
    headers,
    body: null,
    signal,
    mostBytes: MOST_BYTES,
  });
}

describe('the way to ProcessOut', () => {
  it('brings the whole reply, asked for at its place', async () => {
    const asked: (string | undefined)[] = [];
    const reply = await ask((request, response) => {
      asked.push(request.url, request.headers.accept);
      response.writeHead(200, { date: 'Sat, 21 Nov 2026 12:00:00 GMT' });
      response.write('{"name":"M');
      response.end('ünchen"}');
    }, '/v1');
    expect(asked).toEqual(['/v1/payouts?limit=1', 'application/json']);
    expect(reply).toMatchObject({ status: 200, text: '{"name":"München"}' });
    expect(reply.headers.get('date')).toBe('Sat, 21 Nov 2026 12:00:00 GMT');
    expect(reply.headers.get('retry-after')).toBeNull();
  });

  it('unpacks what was packed', async () => {
    const reply = await ask((request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip');
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"success":true}'));
    });
    expect(reply.text).toBe('{"success":true}');
  });

  it.each([
    ['as it is', (text: string) => text, {}],
    ['packed', gzipSync, { 'content-encoding': 'gzip' }],
  ])('leaves what is larger than it may be, sent %s', async (_how, pack, headers) => {
    const reply = await ask((_request, response) => {
      response.writeHead(200, headers).end(pack('x'.repeat(MOST_BYTES + 1)));
    });
    expect(reply.text).toBeNull();
  });

  it('says what went wrong on the line', async () => {
    const { send } = httpUpstream(
      'http://127.0.0.1:1',
      'test-proj_x',
      () => 'key',
      (way) => way,
    );
    const { signal } = new AbortController();
    const request = { method: 'GET', path: '/', headers: {}, body: null, signal, mostBytes: 1 } as const;
    await expect(send(request)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect(ask((message) => message.socket.destroy())).rejects.toThrow();
  });
});
