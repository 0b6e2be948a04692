import { id } from '#test/bff/support/wire.ts';
import { ORIGIN, startMatrix } from './matrix-support.ts';

export const KEY = '00000000-0000-4000-9000-00000000bad0';
export const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** What a trace, a file of this repository or a query of ours would look like. */
const INNARDS = /\bat .+:\d+:\d+|node_modules|\.ts:|\.js:|SQLITE|select .+ from/i;

interface Sent {
  readonly body?: string;
  readonly role?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type Rig = Awaited<ReturnType<typeof startMatrix>>;

interface Reply {
  readonly status: number;
  readonly text: string;
}

/** The edge and the core, ready for whatever somebody may send them. */
export interface Target {
  readonly rig: Rig;
  /** A request as the app would send it, but for what is given; its reply shows nothing of what is inside. */
  send(method: string, path: string, sent?: Sent): Promise<Reply>;
  writes(): { method: string; path: string }[];
  /** Calls upstream that are not reads. */
  changesAsked(): string[];
}

export async function startTarget(): Promise<Target> {
  const rig = await startMatrix();
  return {
    rig,
    send: (method, path, sent) => send(rig, method, path, sent),
    writes: () => rig.test.bff.routes.filter(({ method }) => WRITES.has(method)),
    changesAsked: () => rig.test.asked.filter((line) => !line.startsWith('GET ')),
  };
}

async function send(
  rig: Rig,
  method: string,
  path: string,
  { body, role, headers }: Sent = {},
): Promise<Reply> {
  const reply = await rig.handler(
    new Request(`${ORIGIN}${path}`, {
      method,
      headers: {
        'X-Counterfoil': '1',
        'Sec-Fetch-Site': 'same-origin',
        'X-Test-Role': role ?? 'finance',
        'Content-Type': 'application/json',
        'Idempotency-Key': KEY,
        ...headers,
      },
      ...(body !== undefined && { body }),
    }),
  );
  const text = path.startsWith('/api/live') ? '' : await reply.text();
  if (INNARDS.test(text)) throw new Error(`${method} ${path} shows what is inside: ${text}`);
  return { status: reply.status, text };
}

const PREFIXES: Readonly<Record<string, string>> = {
  transactions: id('tr', 1),
  customers: id('cust', 1),
  invoices: id('iv', 1),
  payouts: id('payt', 1),
  events: id('ev', 1),
  intents: KEY,
  notes: KEY,
};

/** The address of a route, with ids of the kind that it takes. */
export function addressOf(path: string): string {
  const [, , resource = ''] = path.split('/');
  return path
    .replace(':id', PREFIXES[resource] ?? '1')
    .replace(':token', id('tok', 1))
    .replace(/:\w+/g, '1');
}

/** Somebody who may make the call, as far as anybody may. */
export function roleFor(path: string): string {
  return /^\/api\/(limits|people)/.test(path) ? 'admin' : 'finance';
}
