import type { Refusal } from './refusal.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Whether the browser names this server the way its owner does. Other names that resolve to this machine are how a
 * page elsewhere would talk to it (DNS rebinding).
 */
export function hostRefusal(request: Request, allowedHosts: ReadonlySet<string>): Refusal | null {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  if (allowedHosts.has(host.toLowerCase())) return null;
  return {
    status: 403,
    code: 'forbidden',
    message: 'Open Counterfoil by the address that it printed at its start.',
  };
}

/**
 * What may reach the API: calls of this origin's own pages, or of a tool that is no browser (which sends neither
 * Sec-Fetch-Site nor Origin and cannot be tricked by a page).
 */
export function callerRefusal(request: Request): Refusal | null {
  const { headers, method } = request;
  if (!METHODS.has(method)) {
    return { status: 405, code: 'method_not_allowed', message: `${method} is not used here.` };
  }
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const isForeign =
    (site !== null && site !== 'same-origin') ||
    (origin !== null && origin !== new URL(request.url).origin) ||
    headers.get('sec-fetch-mode') === 'navigate';
  return isForeign
    ? { status: 403, code: 'forbidden', message: 'The API answers the pages of this address only.' }
    : null;
}
