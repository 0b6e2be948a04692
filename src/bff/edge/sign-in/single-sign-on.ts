import * as z from 'zod/mini';
import { readBody } from '#bff/core/http/read-body.ts';
import { ApiProblem } from '#bff/core/http/api-problem.ts';
import { AUTH_PATH, PROVIDER } from './auth.ts';
import type { Auth } from './auth.ts';
import type { SignInContext, Visit } from './context.ts';
import { newTokenOf } from './cookies.ts';
import { ask, jsonOf } from './library.ts';
import { welcome } from './new-session.ts';
import { withProof } from './proof-time.ts';
import { problemOf } from './refusals.ts';

export const CALLBACK_PATH = `${AUTH_PATH}/callback/${PROVIDER}`;
const SIGN_IN_PAGE = '/sign-in';
const REFUSED_PAGE = `${SIGN_IN_PAGE}?error=single_sign_on`;

/** An address of this app: a path, and nothing that a browser takes for another host. */
export const ownPath = z
  .string()
  .check(z.maxLength(2_000), z.regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u, 'is not an address of this app'));
/** The fields are the library's; where it may lead back to is not for the page to choose freely. */
const startBody = z.strictObject({
  provider: z.literal(PROVIDER),
  callbackURL: ownPath,
  errorCallbackURL: z.optional(z.literal(SIGN_IN_PAGE)),
  disableRedirect: z.optional(z.literal(true)),
});

/**
 * POST /api/auth/sign-in/social: the address of the company's sign-in, to go to. State, nonce and PKCE are the
 * library's; who is signed in already is asked by the provider to prove it again.
 */
export async function startSingleSignOn(
  context: SignInContext,
  auth: Auth,
  { request, before }: Visit,
): Promise<Response> {
  if (context.singleSignOn === null) throw new ApiProblem('not_found', 'There is nothing at this address.');
  const { callbackURL } = await readBody(request, startBody);
  const reply = await ask(auth, context.url, {
    method: 'POST',
    path: '/sign-in/social',
    cookie: null,
    body: {
      provider: PROVIDER,
      callbackURL,
      errorCallbackURL: REFUSED_PAGE,
      disableRedirect: true,
      // With a greatest age the provider must say when somebody proved who they are (OpenID Connect Core, 3.1.2.1).
      additionalParams:
        before === null
          ? { max_age: String(context.times.absoluteMs / 1_000) }
          : { prompt: 'login', max_age: '0' },
    },
  });
  const { url, code } = await jsonOf(reply);
  if (!reply.ok || typeof url !== 'string') {
    context.log.warn('single_sign_on_unavailable');
    if (reply.status < 500 && reply.status !== 404) throw problemOf(reply.status, code);
    const message = `${context.singleSignOn.name} cannot be reached now. Try again, or sign in another way.`;
    throw new ApiProblem('upstream_unavailable', message);
  }
  const out = Response.json({ url });
  for (const setCookie of reply.headers.getSetCookie()) out.headers.append('Set-Cookie', setCookie);
  return out;
}

/**
 * The one page that another site may lead to: the company's sign-in sends people back here. It answers with an address
 * of this app and nothing else; the session's cookie is Strict, so it counts from the app's own next call on.
 */
export async function finishSingleSignOn(
  context: SignInContext,
  auth: Auth,
  visit: Visit,
): Promise<Response> {
  const { request, requestId } = visit;
  const { search } = new URL(request.url);
  const { value: reply, provedAt } = await withProof(() =>
    ask(auth, context.url, {
      method: 'GET',
      path: `${CALLBACK_PATH.slice(AUTH_PATH.length)}${search}`,
      cookie: request.headers.get('Cookie'),
    }),
  );
  const token = newTokenOf(reply);
  const after = token === null ? null : await context.sessions.ofToken(token);
  const location = reply.headers.get('Location') ?? '';
  const { audit } = context;
  if (after === null) {
    const reason = new URLSearchParams(location.split('?')[1]).get('error') ?? 'single sign-on';
    await audit.write({
      act: 'session.refused',
      actor: null,
      requestId,
      facts: { reason: /^[a-z_]{1,60}$/i.test(reason) ? reason.replaceAll('_', ' ') : 'single sign-on' },
    });
    return redirect(REFUSED_PAGE, []);
  }
  await welcome(context, visit, after);
  await beginWith(context, after.sessionId, provedAt);
  await audit.write({
    act: 'session.signed_in',
    actor: after.actor,
    requestId,
    facts: { by: 'single sign-on' },
  });
  const next = z.safeParse(ownPath, location);
  return redirect(next.success ? next.data : '/', reply.headers.getSetCookie());
}

/**
 * The session counts from the proof, not from the way back: who was signed in at the provider for hours has not just
 * proved anything. Where the provider does not say when it was, the session is not a fresh one.
 */
async function beginWith(
  { db, now, times }: SignInContext,
  sessionId: string,
  provedAt: number | null,
): Promise<void> {
  const begun = Math.min(now(), provedAt ?? now() - times.freshMs);
  await db
    .updateTable('sign_in_session')
    .set({ created_at: new Date(begun).toISOString() })
    .where('id', '=', sessionId)
    .execute();
}

function redirect(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ Location: location, 'Cache-Control': 'no-store' });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}
