import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** What the app's own pages send with every call: their mark, and what the browser says of where they are from. */
export const AS_APP = { 'X-Counterfoil': '1', 'Sec-Fetch-Site': 'same-origin' };

export function callApi(url: string, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}/api${path}`, {
    ...init,
    headers: { ...AS_APP, ...(init.headers as Record<string, string>) },
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

/** A request whose headers are the caller's, as no browser would let a page send them; to the API beside the app's own. */
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
  const usual = path.startsWith('/api') ? AS_APP : {};
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers: { ...usual, ...headers } }, (reply) => {
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
