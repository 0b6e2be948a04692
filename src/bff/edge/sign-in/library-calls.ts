import { ApiProblem } from '#bff/core/http/api-problem.ts';
import { readBody } from '#bff/core/http/read-body.ts';
import type { AuthRoute } from './auth-routes.ts';
import type { SignInContext, Visit } from './context.ts';
import { newTokenOf } from './cookies.ts';
import { ask, jsonOf, withoutSession } from './library.ts';
import { welcome } from './new-session.ts';
import { mustBeGood } from './password-choice.ts';
import { isDemanded } from './second-factor.ts';
import { problemOf, refused, signedOut, tooMany } from './refusals.ts';
import { takeCode } from './used-codes.ts';

/** Hands a call on the list to the library, and of its reply what the list says. @throws ApiProblem */
export async function callLibrary(context: SignInContext, route: AuthRoute, visit: Visit): Promise<Response> {
  const { request, before } = visit;
  if (route.signedIn && before === null) throw signedOut();
  const body = route.body === null ? undefined : await readBody(request, route.body);
  if (route.path === '/two-factor/disable' && before && isDemanded(context.secondFactor, before.actor.role))
    throw new ApiProblem('action_not_allowed', 'Here a second factor is needed, so yours stays.');
  const chosen = body?.['newPassword'];
  if (typeof chosen === 'string') mustBeGood('newPassword', chosen, before ? [before.actor.name] : []);
  const account = accountOf(body, visit);
  const wait = context.attempts.waitOf(account);
  if (wait > 0) throw tooMany(wait);

  const cookie = request.headers.get('Cookie');
  const reply = await ask(context.auth, context.url, {
    method: route.method,
    path: route.path,
    cookie: before === null ? withoutSession(cookie) : cookie,
    body: body && { ...body, ...route.fixed },
  });
  const said = await jsonOf(reply);
  if (!reply.ok) {
    const code = typeof said['code'] === 'string' ? said['code'] : 'refused';
    if (route.body !== null) await noteRefusal(context, visit, account, body, code);
    throw problemOf(reply.status, code);
  }
  await settle(context, route, visit, reply, body, account);
  const out = Response.json(route.reply(said));
  for (const setCookie of reply.headers.getSetCookie()) out.headers.append('Set-Cookie', setCookie);
  // Pages that the browser keeps to go back to are a copy of what was read, too.
  if (route.record === 'session.signed_out') out.headers.set('Clear-Site-Data', '"cache"');
  return out;
}

/** What a success brings with it: the new session's particulars, and the record. */
async function settle(
  context: SignInContext,
  route: AuthRoute,
  visit: Visit,
  reply: Response,
  body: Readonly<Record<string, unknown>> | undefined,
  account: string,
): Promise<void> {
  const { before, requestId } = visit;
  const { sessions, audit, now, db } = context;
  const token = newTokenOf(reply);
  const after = token === null ? null : await sessions.ofToken(token);
  if (after !== null) {
    if (route.path === '/two-factor/verify-totp') {
      const isFirstUse = await takeCode(db, after.actor.id, String(body?.['code']), now());
      if (!isFirstUse) {
        await sessions.end(after.sessionId);
        await noteRefusal(context, visit, account, body, 'CODE_USED');
        throw refused('The code is not right, or it was used before.');
      }
    }
    context.attempts.succeeded(account);
    await welcome(context, visit, after);
  }
  const actor = after?.actor ?? before?.actor ?? null;
  if (route.record === null || actor === null) return;
  // A password that a code must follow has signed in nobody yet.
  if (route.record === 'session.signed_in' && after === null) return;
  const isAccountChange = before !== null && route.record === 'session.signed_in' && isSecondStep(route);
  await audit.write({
    act: isAccountChange ? 'account.changed' : route.record,
    actor,
    requestId,
    facts: { by: isAccountChange ? 'authenticator set up' : route.fact },
  });
}

function isSecondStep({ path }: AuthRoute): boolean {
  return path.startsWith('/two-factor/');
}

/** Whose failures count together: the account that is tried, or the one that is signed in. */
function accountOf(body: Readonly<Record<string, unknown>> | undefined, { before }: Visit): string {
  const email = body?.['email'];
  if (typeof email === 'string') return email.trim().toLowerCase();
  return before?.actor.id ?? '';
}

async function noteRefusal(
  { db, audit, attempts }: SignInContext,
  { before, requestId }: Visit,
  account: string,
  body: Readonly<Record<string, unknown>> | undefined,
  code: string,
): Promise<void> {
  if (account !== '') attempts.failed(account);
  const email = typeof body?.['email'] === 'string' ? account : null;
  const known =
    email === null
      ? undefined
      : await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst();
  await audit.write({
    act: 'session.refused',
    actor: before?.actor ?? null,
    objectId: known?.id ?? null,
    requestId,
    facts: { reason: code.toLowerCase().replaceAll('_', ' ') },
  });
}
