import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const asApp = { 'X-Counterfoil': '1' };

/** What the app's own pages send. */
export function callApi(url: string, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}/api${path}`, {
    ...init,
    headers: { ...asApp, ...(init.headers as Record<string, string>) },
  });
}

export async function readJson<T>(url: string, path: string): Promise<T> {
  const response = await callApi(url, path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** A money action with a key of its own. */
export function post(
  url: string,
  path: string,
  body: unknown,
  key: string = crypto.randomUUID(),
): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
  return callApi(url, path, { method: 'POST', headers, body: JSON.stringify(body) });
}

interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A request whose every header is the caller's, as no browser would let a page send it. */
export function raw(
  url: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<RawReply> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers: { ...asApp, ...headers } }, (reply) => {
      let text = '';
      reply.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Asks again until `done`; the answer that was. The test's own timeout ends what never comes. */
export async function eventually<T>(ask: () => Promise<T>, done: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (done(answer)) return answer;
    await wait(50);
  }
}

interface SyncAnswer {
  readonly coverage: {
    readonly complete: boolean;
    readonly indexed: number;
    readonly upstream_total: number | null;
  };
}

export function mirrored(url: string): Promise<SyncAnswer> {
  return eventually(
    () => readJson<SyncAnswer>(url, '/sync'),
    ({ coverage }) => coverage.complete,
  );
}
