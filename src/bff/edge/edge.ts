import type { Ids, Log } from '#bff/core/ports.ts';
import { MAX_UPLOAD_BYTES } from '#contract/statement-upload.ts';
import { clientAddress } from './client-address.ts';
import type { Meter } from './meter.ts';
import type { Operations } from './operations.ts';
import { notePolicyReports, REPORT_TYPE, REPORTS_PATH } from './policy-reports.ts';
import { createRateLimit } from './rate-limit.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { readBody } from './request-body.ts';
import {
  callerRefusal,
  hostRefusal,
  isForeign,
  OTHER_PAGE,
  ownOrigin,
  returnRefusal,
} from './request-guard.ts';
import { withSecurityHeaders } from './security-headers.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import type { StaticFiles } from './static-files.ts';

type Handler = (request: Request) => Promise<Response>;
/** @param peer the address at the other end of the socket */
type Edge = (request: Request, peer?: string | null) => Promise<Response>;

interface EdgeOptions {
  /** Answers /api/*. */
  readonly api: Handler;
  /** Answers /api/auth and /api/sign-in; absent where one acts as somebody with a click. */
  readonly signIn?: Pick<SignIn, 'owns' | 'isReturn' | 'fetch'>;
  readonly files: StaticFiles;
  /** `host:port` as browsers may name this server. */
  readonly allowedHosts: ReadonlySet<string>;
  /** The origin that browsers use, where something in front of this server ends TLS. */
  readonly publicOrigin?: string;
  /** Callers that are no browser are answered too: in the sandbox, where there is neither a session to steal nor money. */
  readonly letsScriptsIn?: boolean;
  /** How many proxies of the owner's are in front; what any other writes about the caller is not believed. */
  readonly trustedProxies?: number;
  readonly ids: Ids;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Log;
  /** Answers what is for whoever runs the server. */
  readonly operations?: Operations;
  /** Counts what passes. */
  readonly meter?: Pick<Meter, 'answered' | 'refused'>;
}

const WEBHOOK_PATH = '/webhooks/processout';
const STATEMENTS_PATH = '/api/statements';
const WEBHOOK_BYTES = 4 * 1024;
/** More than ProcessOut sends to one project, and no more than reading events bears. */
const WEBHOOKS_PER_SECOND = 20;
const REPORTS_BYTES = 16 * 1024;
const REPORTS_PER_SECOND = 5;
const TOO_MANY: Refusal = {
  status: 429,
  code: 'rate_limited',
  message: 'Too many of these at once: send this one again later.',
};
const NOT_FOUND: Refusal = { status: 404, code: 'not_found', message: 'There is nothing at this address.' };
const INTERNAL: Refusal = {
  status: 500,
  code: 'internal',
  message: 'Something went wrong here. Nothing is known about the outcome: look again before repeating it.',
};

/** Everything between the socket and the core: every request and every reply passes here, and nowhere else. */
export function createEdge(options: EdgeOptions): Edge {
  const { ids, log } = options;
  const webhooks = createRateLimit(WEBHOOKS_PER_SECOND, options.now);
  const reports = createRateLimit(REPORTS_PER_SECOND, options.now);

  function turnAway(refusal: Refusal, request: Request): Response {
    const requestId = ids.uuid();
    options.meter?.refused(refusal.code);
    log.warn('request_refused', {
      request_id: requestId,
      status: refusal.status,
      code: refusal.code,
      method: request.method,
      path: new URL(request.url).pathname,
    });
    return refuse(refusal, requestId);
  }

  async function respond(request: Request, from: string | null): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/healthz') return new Response('ok\n', { headers: { 'Cache-Control': 'no-store' } });
    const forOperators = options.operations?.(request);
    if (forOperators) return forOperators;
    const foreignHost = hostRefusal(request, options.allowedHosts);
    if (foreignHost) return turnAway(foreignHost, request);
    if (pathname === WEBHOOK_PATH) return webhook(request);
    if (pathname === REPORTS_PATH && request.method === 'POST') return report(request);
    return pathname === '/api' || pathname.startsWith('/api/') ? api(request, from) : file(request);
  }

  async function api(request: Request, from: string | null): Promise<Response> {
    const response = await guarded(request, from);
    response.headers.set('Cache-Control', 'no-store');
    response.headers.append('Vary', 'Origin, Sec-Fetch-Site');
    return response;
  }

  /** No page sends these, so no origin is asked for; how many are taken, and how large they may be, is bounded. */
  async function webhook(request: Request): Promise<Response> {
    if (!webhooks.take()) return turnAway(TOO_MANY, request);
    const read = await readBody(request, WEBHOOK_BYTES);
    return 'refusal' in read ? turnAway(read.refusal, request) : options.api(read.request);
  }

  /** A browser's own words about our pages, sent by itself and so not always with an origin: nothing follows from them. */
  async function report(request: Request): Promise<Response> {
    if (isForeign(request, ownOrigin(request, options.publicOrigin))) return turnAway(OTHER_PAGE, request);
    if (!reports.take()) return turnAway(TOO_MANY, request);
    const read = await readBody(request, REPORTS_BYTES, REPORT_TYPE);
    if ('refusal' in read) return turnAway(read.refusal, request);
    notePolicyReports(await read.request.json().catch(() => null), log);
    return new Response(null, { status: 204 });
  }

  async function guarded(request: Request, from: string | null): Promise<Response> {
    const { signIn } = options;
    if (signIn?.isReturn(request)) return back(request, from, signIn);
    const own = ownOrigin(request, options.publicOrigin);
    const refusal = callerRefusal(request, own, options.letsScriptsIn);
    if (refusal) return turnAway(refusal, request);
    const { pathname } = new URL(request.url);
    const read = await (pathname === STATEMENTS_PATH
      ? readBody(request, MAX_UPLOAD_BYTES)
      : readBody(request));
    if ('refusal' in read) return turnAway(read.refusal, request);
    return signIn?.owns(pathname) ? signIn.fetch(read.request, from) : options.api(read.request);
  }

  /** The one page of /api: where the company's sign-in on another site sends people back to. */
  async function back(
    request: Request,
    from: string | null,
    signIn: Pick<SignIn, 'fetch'>,
  ): Promise<Response> {
    const refusal = returnRefusal(request);
    return refusal ? turnAway(refusal, request) : signIn.fetch(request, from);
  }

  function file(request: Request): Response {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const message = `${request.method} is not used here.`;
      const response = turnAway({ status: 405, code: 'method_not_allowed', message }, request);
      response.headers.set('Allow', 'GET, HEAD');
      return response;
    }
    return options.files(request) ?? turnAway(NOT_FOUND, request);
  }

  async function answer(request: Request, from: string | null): Promise<Response> {
    try {
      return await respond(request, from);
    } catch (error) {
      log.error('request_failed', { error: error instanceof Error ? error.name : 'unknown' });
      return turnAway(INTERNAL, request);
    }
  }

  return async (request, peer = null) => {
    const forwarded = request.headers.get('x-forwarded-for');
    const from = clientAddress(peer, forwarded, options.trustedProxies ?? 0);
    const begun = options.now();
    const isSecure = ownOrigin(request, options.publicOrigin).startsWith('https:');
    const response = withSecurityHeaders(isSecure, await answer(request, from));
    options.meter?.answered(request, response.status, options.now() - begun);
    return response;
  };
}
