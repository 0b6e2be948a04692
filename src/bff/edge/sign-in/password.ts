import { readBody } from '#bff/core/http/read-body.ts';
import { confirmBody } from '#contract/sign-in.ts';
import type { SignInContext, Visit } from './context.ts';
import { asSent, newTokenOf } from './cookies.ts';
import { ask, jsonOf } from './library.ts';
import { welcome } from './new-session.ts';
import { problemOf, refused, signedOut, tooMany } from './refusals.ts';
import type { SignedIn } from './sessions.ts';
import { takeCode } from './used-codes.ts';

/** Signs in with a password that was just chosen. */
export async function signInWith(
  context: SignInContext,
  visit: Visit,
  credentials: { readonly email: string; readonly password: string },
  by: string,
): Promise<Response> {
  const reply = await ask(context.auth, context.url, {
    method: 'POST',
    path: '/sign-in/email',
    cookie: null,
    body: credentials,
  });
  const after = await sessionOf(context, reply);
  if (after === null) throw problemOf(reply.status, (await jsonOf(reply))['code']);
  await welcome(context, visit, after);
  const { actor } = after;
  await context.audit.write({ act: 'session.signed_in', actor, requestId: visit.requestId, facts: { by } });
  return withCookies(reply);
}

/** POST /api/sign-in/confirm: the same person once more, in a session of its own. */
export async function confirm(context: SignInContext, visit: Visit): Promise<Response> {
  const { before, request, requestId } = visit;
  const { attempts, audit } = context;
  if (before === null) throw signedOut();
  const { password, code } = await readBody(request, confirmBody);
  const { id } = before.actor;
  const wait = attempts.waitOf(id);
  if (wait > 0) throw tooMany(wait);
  try {
    const reply = await prove(context, id, password, code);
    const after = await sessionOf(context, reply);
    if (after === null) throw problemOf(reply.status, (await jsonOf(reply))['code']);
    attempts.succeeded(id);
    await welcome(context, visit, after);
    await audit.write({ act: 'session.confirmed', actor: after.actor, requestId });
    return withCookies(reply);
  } catch (error) {
    attempts.failed(id);
    await audit.write({
      act: 'session.refused',
      actor: before.actor,
      requestId,
      facts: { reason: 'confirm' },
    });
    throw error;
  }
}

/** The library's reply to the last step that this person's sign-in takes. */
async function prove(
  context: SignInContext,
  personId: string,
  password: string,
  code: string | undefined,
): Promise<Response> {
  const { auth, url, db, now } = context;
  const { email } = await db
    .selectFrom('person')
    .select('email')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const body = { email, password };
  const reply = await ask(auth, url, { method: 'POST', path: '/sign-in/email', cookie: null, body });
  const { twoFactorRedirect } = await jsonOf(reply);
  if (twoFactorRedirect !== true) return reply;
  if (code === undefined) throw refused('The code of your authenticator is needed too.');
  const isTotp = /^\d{6}$/.test(code);
  if (isTotp && !(await takeCode(db, personId, code, now())))
    throw refused('The code is not right, or it was used before.');
  return ask(auth, url, {
    method: 'POST',
    path: isTotp ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code',
    cookie: asSent(reply),
    body: { code },
  });
}

async function sessionOf({ sessions }: SignInContext, reply: Response): Promise<SignedIn | null> {
  const token = reply.ok ? newTokenOf(reply) : null;
  return token === null ? null : sessions.ofToken(token);
}

function withCookies(reply: Response): Response {
  const out = Response.json({});
  for (const setCookie of reply.headers.getSetCookie()) out.headers.append('Set-Cookie', setCookie);
  return out;
}
