import { createHash, timingSafeEqual } from 'node:crypto';
import type { Readiness } from '#bff/core/readiness.ts';

interface OperationsOptions {
  readonly readiness: () => Promise<Readiness>;
  /** The metrics as text. */
  readonly metrics: () => Promise<string>;
  /** Whoever shows it may read the metrics from anywhere; without one they are for this machine alone. */
  readonly metricsToken: string | null;
}

/** Answers the addresses that are for whoever runs the server; null for every other address. */
export type Operations = (request: Request) => Promise<Response> | null;

const NO_STORE = { 'Cache-Control': 'no-store' };
/** A proxy on this machine adds one of these to what comes from elsewhere. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

/** GET /readyz: may this server get work? GET /metrics: what has it done? */
export function createOperations(options: OperationsOptions): Operations {
  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    const { pathname } = new URL(request.url);
    if (pathname === '/readyz') return readyz(options);
    return pathname === '/metrics' && mayReadMetrics(request, options.metricsToken) ? metrics(options) : null;
  };
}

async function readyz({ readiness }: OperationsOptions): Promise<Response> {
  const answer = await readiness();
  return Response.json(answer, { status: answer.ready ? 200 : 503, headers: NO_STORE });
}

async function metrics(options: OperationsOptions): Promise<Response> {
  return new Response(await options.metrics(), {
    headers: { ...NO_STORE, 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' },
  });
}

/** No page reads them, also not one of this machine's browser. */
function mayReadMetrics(request: Request, token: string | null): boolean {
  if (request.headers.has('sec-fetch-site')) return false;
  if (token !== null) return isSame(request.headers.get('authorization') ?? '', `Bearer ${token}`);
  const host = (request.headers.get('host') ?? new URL(request.url).host).replace(/:\d+$/, '');
  return (
    ['127.0.0.1', 'localhost', '[::1]'].includes(host) && !FORWARDED.some((name) => request.headers.has(name))
  );
}

/** Compares without telling by the time it takes how much of it is right. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
