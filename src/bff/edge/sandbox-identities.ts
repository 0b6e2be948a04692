import { FIRST_IDENTITY, identityById, SANDBOX_IDENTITIES } from '#bff/core/access/identities.ts';
import type { Identities } from '#bff/core/ports.ts';
import type { Actor } from '#contract/session.ts';

const COOKIE = '__Host-Http-identity';

/** The sandbox's people: a cookie says as whom this browser acts. It proves nothing, so there is none with a live key. */
export const sandboxIdentities: Identities = {
  offered: SANDBOX_IDENTITIES,
  choose: ({ id }) => ({ 'Set-Cookie': `${COOKIE}=${id}; Path=/; Secure; HttpOnly; SameSite=Strict` }),
};

export function sandboxIdentityOf(request: Request): Actor {
  const cookies = (request.headers.get('Cookie') ?? '').split(/;\s*/);
  const id = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  return identityById(id ?? '') ?? FIRST_IDENTITY;
}
