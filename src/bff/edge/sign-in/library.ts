import type { Auth } from './auth.ts';
import { AUTH_PATH } from './auth.ts';
import { SESSION_COOKIE } from './cookies.ts';

/** The library's answer to a call that has passed all that is checked before. */
export async function ask(
  auth: Auth,
  url: string,
  call: {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly cookie: string | null;
    readonly body?: Readonly<Record<string, unknown>> | undefined;
  },
): Promise<Response> {
  const headers = new Headers({ Origin: url });
  if (call.cookie) headers.set('Cookie', call.cookie);
  if (call.body) headers.set('Content-Type', 'application/json');
  const request = new Request(`${url}${AUTH_PATH}${call.path}`, {
    method: call.method,
    headers,
    ...(call.body && { body: JSON.stringify(call.body) }),
  });
  return auth.handler(request);
}

/** The library's JSON; an empty object where there is none. */
export async function jsonOf(reply: Response): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await reply
    .clone()
    .json()
    .catch(() => null);
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

/** The cookies of a request without the session's: it signs in anew, whatever it brought. */
export function withoutSession(cookie: string | null): string | null {
  if (cookie === null) return null;
  const kept = cookie.split(/;\s*/).filter((one) => !one.startsWith(`${SESSION_COOKIE}=`));
  return kept.length === 0 ? null : kept.join('; ');
}
