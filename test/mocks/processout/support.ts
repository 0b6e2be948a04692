import { createSimulator } from '#mocks/processout/simulator.ts';
import type { Simulator, SimulatorOptions } from '#mocks/processout/simulator.ts';

export const START = Date.UTC(2026, 10, 17, 12);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Replies are read field by field, as a client without types would. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly text: string;
  readonly headers: Headers;
}

export interface Client {
  readonly sim: Simulator;
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

/** A simulator with a clock that stands still, and a client of it. */
export function open(options: Partial<SimulatorOptions> = {}): Client {
  const sim = createSimulator({ seed: 'test', clock: { now: () => START }, size: 200, ...options });
  const send = async (asked: Request): Promise<Answer> => {
    const response = await sim.fetch(asked);
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text), headers: response.headers };
  };
  const post =
    (type: string) =>
    (path: string, body: string, headers: Record<string, string> = {}) =>
      send(request(path, { method: 'POST', body, headers: { 'content-type': type, ...headers } }));
  return {
    sim,
    send,
    get: (path) => send(request(path)),
    json: (path, body, headers) => post('application/json')(path, JSON.stringify(body), headers),
    form: post('application/x-www-form-urlencoded'),
  };
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
  const ids = body.invoice.details.map((detail: { id: string }) => detail.id);
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

export async function transaction(client: Client, { transaction }: Paid, expand = ''): Promise<Json> {
  return (await client.get(`/transactions/${transaction}?expand=${expand}`)).body.transaction;
}
