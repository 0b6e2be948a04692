import type { Refusal } from './refusal.ts';

export const OTHER_PAGE: Refusal = {
  status: 403,
  code: 'forbidden',
  message: 'The API answers the pages of this address only.',
};
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

/** This server's origin as the caller's browser sees it: what ends TLS in front of it hands on plain requests. */
export function ownOrigin(request: Request, publicOrigin: string | undefined): string {
  if (publicOrigin !== undefined) {
    const host = request.headers.get('host') ?? new URL(request.url).host;
    if (host.toLowerCase() === new URL(publicOrigin).host) return publicOrigin;
  }
  return new URL(request.url).origin;
}

/**
 * What may reach the API: calls that the browser says this origin's own pages made. Sec-Fetch-Site says it, and where a
 * browser does not send that, Origin; a caller that sends neither is no page, and is refused unless scripts are let in.
 */
export function callerRefusal(request: Request, own: string, letsScriptsIn = false): Refusal | null {
  const { headers, method } = request;
  if (!METHODS.has(method)) {
    return { status: 405, code: 'method_not_allowed', message: `${method} is not used here.` };
  }
  const saysNothing = !headers.has('sec-fetch-site') && !headers.has('origin');
  const isPage = !isForeign(request, own) && headers.get('sec-fetch-mode') !== 'navigate';
  return isPage && (letsScriptsIn || !saysNothing) ? null : OTHER_PAGE;
}

/** Whether a browser says that it is not one of this origin's own pages that calls. */
export function isForeign({ headers }: Request, own: string): boolean {
  return (
    (headers.get('sec-fetch-site') ?? 'same-origin') !== 'same-origin' ||
    (headers.get('origin') ?? own) !== own
  );
}

/**
 * What may come back from a sign-in elsewhere: a page that a browser goes to, and nothing that a page loads or sends by
 * itself. Whether anybody asked for it, the login state tells.
 */
export function returnRefusal(request: Request): Refusal | null {
  const mode = request.headers.get('sec-fetch-mode') ?? 'navigate';
  const into = request.headers.get('sec-fetch-dest') ?? 'document';
  if (mode === 'navigate' && into === 'document' && request.headers.get('origin') === null) return null;
  return { status: 403, code: 'forbidden', message: 'A sign-in comes back as a page, not like this.' };
}
