import * as z from 'zod/mini';
import { parseFaultPlan } from './faults.ts';
import { sampleStatement } from './statements/sample.ts';
import type { Simulator } from './simulator.ts';

const PREFIX = '/__sandbox/';
/** A century: enough for every demonstration, and far from what a date can hold. */
const MAX_ADVANCE_MS = 100 * 365 * 24 * 3_600_000;

const advance = z.strictObject({ ms: z.number().check(z.gte(0), z.lte(MAX_ADVANCE_MS)) });
const faults = z.strictObject({ rules: z.unknown() });
const traffic = z.strictObject({
  on: z.boolean(),
  per_minute: z.optional(z.number().check(z.gt(0), z.lte(6000))),
});

export function isControl(request: Request): boolean {
  return new URL(request.url).pathname.startsWith(PREFIX);
}

/** The sandbox's own switches, beside the API that it imitates: for tests and demonstrations. */
export async function control(simulator: Simulator, request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice(PREFIX.length);
  try {
    const done = act(simulator, `${request.method} ${path}`, await readBody(request));
    return done === undefined ? json(404, { error: 'There is no such switch.' }) : json(200, done);
  } catch (error) {
    return json(400, { error: complaint(error) });
  }
}

function act(simulator: Simulator, asked: string, body: unknown): unknown {
  switch (asked) {
    case 'POST advance':
      simulator.advance(advance.parse(body).ms);
      return state(simulator);
    case 'POST faults':
      simulator.faults.set(parseFaultPlan(faults.parse(body).rules));
      return state(simulator);
    case 'DELETE faults':
      simulator.faults.clear();
      return state(simulator);
    case 'POST traffic': {
      const { on, per_minute } = traffic.parse(body);
      if (on) simulator.traffic.on(per_minute);
      else simulator.traffic.off();
      return state(simulator);
    }
    case 'POST reset':
      simulator.reset();
      return state(simulator);
    case 'GET state':
      return state(simulator);
    case 'GET statement/camt':
      return sampleStatement(simulator, 'camt');
    case 'GET statement/mt940':
      return sampleStatement(simulator, 'mt940');
    case 'GET statement/csv':
      return sampleStatement(simulator, 'csv');
    default: {
      const id = /^GET ledger\/(tr_[A-Za-z0-9]{32})$/.exec(asked)?.[1];
      return id === undefined ? undefined : (simulator.ledger.transaction(id) ?? undefined);
    }
  }
}

function state(simulator: Simulator) {
  return {
    now: new Date(simulator.now()).toISOString(),
    traffic: simulator.traffic.isOn(),
    rules: simulator.faults.current(),
  };
}

/** One sentence: what is wrong, and where. */
function complaint(error: unknown): string {
  if (error instanceof SyntaxError) return 'The body could not be read as JSON.';
  if (!(error instanceof z.core.$ZodError)) throw error;
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'The body'}: ${issue?.message ?? 'not as expected'}`;
}

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  return text === '' ? {} : (JSON.parse(text) as unknown);
}

/** Amounts of the ledger are minor units, as texts. */
function json(status: number, value: unknown): Response {
  const text = JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item));
  return new Response(text, { status, headers: { 'content-type': 'application/json' } });
}
