import { createSimulator } from '#mocks/processout/simulator.ts';
import type { Simulator, SimulatorOptions } from '#mocks/processout/simulator.ts';

export const START = Date.UTC(2026, 10, 17, 12);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What tests read of each object; the rest is compared as a whole. */
export interface Row {
  readonly id: string;
  readonly type: string;
  readonly is_attempt: boolean;
  readonly gateway_configuration_id: string | null;
  readonly gateway_configuration: { readonly id: string };
}

export interface Transaction {
  readonly id: string;
  readonly invoice_id: string;
  readonly customer_id: string | null;
  readonly card_id: string | null;
  readonly token_id: string | null;
  readonly status: string;
  readonly amount: unknown;
  readonly operations: readonly Row[];
  readonly refunds: unknown;
  readonly customer: { readonly tokens: unknown };
}

export interface Event {
  readonly id: string;
  readonly name: string;
  readonly fired_at: string;
  readonly data: {
    readonly name: string;
    readonly transaction: Transaction;
    readonly customer: Thing;
    readonly token: Thing;
  };
}

export interface Invoice {
  readonly id: string;
  readonly transaction_id: string;
  readonly customer_id: string | null;
  readonly amount: string;
  readonly statement_descriptor: string | null;
  readonly details: readonly { readonly id: string }[];
  readonly customer: unknown;
  readonly transaction: unknown;
}

export interface Refund {
  readonly id: string;
  readonly amount: string;
  readonly has_failed: boolean;
  readonly metadata: unknown;
  readonly invoice_detail_ids: readonly string[];
}

interface Named {
  readonly id: string;
}

/** An object of which a test reads this and that. */
export interface Thing extends Named {
  readonly [field: string]: unknown;
}

/** Any reply: a test reads what its call answers with. */
export interface Reply {
  readonly error_type: string;
  readonly invalid_fields: unknown;
  readonly count: number;
  readonly has_more: boolean;
  readonly total_count: number;
  readonly transaction: Transaction;
  readonly transactions: readonly Transaction[];
  readonly invoice: Invoice;
  readonly invoices: readonly Invoice[];
  readonly refund: Refund;
  readonly refunds: readonly Refund[];
  readonly events: readonly Event[];
  readonly event: Event;
  readonly customer: Thing;
  readonly customers: readonly Thing[];
  readonly token: Thing;
  readonly tokens: readonly Thing[];
  readonly balances: unknown;
  readonly customer_action: unknown;
  readonly card: Thing;
  readonly cards: readonly Thing[];
  readonly project: Thing;
  readonly gateway_configuration: Thing;
  readonly gateway_configurations: readonly Thing[];
}

export interface Answer {
  readonly status: number;
  readonly body: Reply;
  readonly text: string;
  readonly headers: Headers;
}

export type Encoding = 'json' | 'form';
/** How the SDKs write a body, and how `curl -d` does (facts sheet, section 1). */
export const ENCODINGS: readonly Encoding[] = ['json', 'form'];

export interface Client {
  readonly sim: Simulator;
  /** Any call, its body in either encoding. */
  call(method: string, path: string, body?: object, encoding?: Encoding): Promise<Answer>;
  send(request: Request): Promise<Answer>;
  get(path: string): Promise<Answer>;
  json(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** As `curl -d`: a form body, written out. */
  form(path: string, body: string, headers?: Record<string, string>): Promise<Answer>;
}

export const AUTHORIZATION = `Basic ${btoa('test-proj_sandbox:key_sandbox_counterfoil')}`;

export function request(path: string, init: RequestInit = {}): Request {
  const headers = new Headers(init.headers);
  if (!headers.has('authorization')) headers.set('authorization', AUTHORIZATION);
  return new Request(`https://api.processout.com${path}`, { ...init, headers });
}

/** Fields as a form writes them: `details[0][name]=Cup`; an empty list as `details[]=`. */
export function formOf(body: object): string {
  const form = new URLSearchParams();
  const write = (name: string, value: unknown): void => {
    if (Array.isArray(value) && value.length === 0) form.append(`${name}[]`, '');
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) write(`${name}[${key}]`, item);
    else if (value === null) form.append(name, '');
    else form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  };
  for (const [key, value] of Object.entries(body)) write(key, value);
  return form.toString();
}

/** A simulator with a clock that stands still, and a client of it. */
export function open(options: Partial<SimulatorOptions> = {}): Client {
  const sim = createSimulator({ seed: 'test', clock: { now: () => START }, size: 200, ...options });
  const send = async (asked: Request): Promise<Answer> => {
    const response = await sim.fetch(asked);
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) as Reply, headers: response.headers };
  };
  const post =
    (type: string) =>
    (path: string, body: string, headers: Record<string, string> = {}) =>
      send(request(path, { method: 'POST', body, headers: { 'content-type': type, ...headers } }));
  const call: Client['call'] = (method, path, body, encoding = 'json') => {
    if (body === undefined) return send(request(path, { method }));
    const [type, text] =
      encoding === 'json'
        ? ['application/json', JSON.stringify(body)]
        : ['application/x-www-form-urlencoded', formOf(body)];
    return send(request(path, { method, body: text, headers: { 'content-type': type } }));
  };
  return {
    sim,
    send,
    call,
    get: (path) => send(request(path)),
    json: (path, body, headers) => post('application/json')(path, JSON.stringify(body), headers),
    form: post('application/x-www-form-urlencoded'),
  };
}

/** What a refusal says, in short. */
export function refused({ status, body }: Answer) {
  const wrong = body.invalid_fields as readonly { readonly name: string }[] | undefined;
  return { status, error_type: body.error_type, fields: wrong?.map(({ name }) => name) };
}

/** The events since one, oldest first; all when there was none. */
export async function eventsSince(client: Client, id: string): Promise<readonly Event[]> {
  return (await client.get(`/events?order=asc&limit=100&start_after=${id}`)).body.events;
}

export async function newestEvent(client: Client): Promise<Event> {
  return (await client.get('/events?limit=1')).body.events[0]!;
}

export const GOOD_CARD = '4242424242424242';

export interface Paid {
  readonly invoice: string;
  readonly transaction: string;
  readonly details: readonly string[];
}

/** A fresh invoice of 29 with two items, in dollars (whose PSP answers at once) unless told otherwise. */
export async function invoice(client: Client, currency = 'USD', amount = '29'): Promise<Paid> {
  const details = [
    { name: 'Mug', amount: '9', quantity: 1 },
    { name: 'Blanket', amount: '20', quantity: 1 },
  ];
  const { body } = await client.json('/invoices', { name: 'NS-1', amount, currency, details });
  const ids = body.invoice.details.map(({ id }) => id);
  return { invoice: body.invoice.id, transaction: body.invoice.transaction_id, details: ids };
}

export async function card(client: Client, number = GOOD_CARD): Promise<string> {
  return (await client.json('/cards', { number })).body.card.id;
}

export async function authorized(
  client: Client,
  options: { number?: string; currency?: string; incremental?: boolean } = {},
): Promise<Paid> {
  const made = await invoice(client, options.currency);
  const source = await card(client, options.number);
  await client.json(`/invoices/${made.invoice}/authorize`, {
    source,
    incremental: options.incremental ?? null,
  });
  return made;
}

export async function captured(
  client: Client,
  options: { number?: string; currency?: string } = {},
): Promise<Paid> {
  const made = await authorized(client, options);
  await client.json(`/invoices/${made.invoice}/capture`, { source: '' });
  return made;
}

export async function transaction(client: Client, { transaction }: Paid, expand = ''): Promise<Transaction> {
  return (await client.get(`/transactions/${transaction}?expand=${expand}`)).body.transaction;
}
