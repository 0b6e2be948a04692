import { readBody } from '#bff/core/http/read-body.ts';
import { firstBody, joinBody, resetBody } from '#contract/sign-in.ts';
import type { SignInContext, Visit } from './context.ts';
import { asActor } from './people-rows.ts';
import { mustBeGood } from './password-choice.ts';
import { signInWith } from './password.ts';
import { refused } from './refusals.ts';
import { takeLink } from './links.ts';

const VOID_LINK = 'This link was used already, or it is too old. Ask for a new one.';

/** POST /api/sign-in/first: the first administrator, by the link that was printed at the start. */
export async function first(context: SignInContext, visit: Visit): Promise<Response> {
  const { db, ids, audit, now } = context;
  const { token, name, email, password } = await readBody(visit.request, firstBody);
  mustBeGood('password', password, [name, email]);
  const hash = await hashed(context, password);
  const at = new Date(now()).toISOString();
  const id = ids.uuid();
  const isCreated = await db.transaction().execute(async (trx) => {
    if ((await takeLink(trx, 'first', token, now())) === undefined) return false;
    const anybody = await trx.selectFrom('person').select('id').limit(1).executeTakeFirst();
    if (anybody) return false;
    await trx
      .insertInto('person')
      .values({
        id,
        name,
        email,
        email_verified: 1,
        two_factor_enabled: 0,
        role: 'admin',
        state: 'active',
        last_seen_at: null,
        created_at: at,
        updated_at: at,
      })
      .execute();
    await trx
      .insertInto('sign_in_account')
      .values(passwordRow(ids.uuid(), id, hash, at))
      .execute();
    await audit.writeWith(trx, {
      act: 'person.joined',
      actor: { id, name, role: 'admin' },
      objectId: id,
      requestId: visit.requestId,
      facts: { by: 'first start' },
    });
    return true;
  });
  if (!isCreated) return turnAway(context, visit);
  return signInWith(context, visit, { email, password }, 'first start');
}

/** POST /api/sign-in/join: who was invited chooses a name and a password. */
export async function join(context: SignInContext, visit: Visit): Promise<Response> {
  const { db, ids, audit, now } = context;
  const { token, name, password } = await readBody(visit.request, joinBody);
  mustBeGood('password', password, [name]);
  const hash = await hashed(context, password);
  const at = new Date(now()).toISOString();
  const joined = await db.transaction().execute(async (trx) => {
    const taken = await takeLink(trx, 'join', token, now());
    if (taken === undefined || taken.personId === null) return null;
    const person = await trx
      .updateTable('person')
      .set({ name, state: 'active', updated_at: at })
      .where('id', '=', taken.personId)
      .where('state', '=', 'invited')
      .returningAll()
      .executeTakeFirst();
    if (!person) return null;
    await trx
      .insertInto('sign_in_account')
      .values(passwordRow(ids.uuid(), person.id, hash, at))
      .execute();
    await audit.writeWith(trx, {
      act: 'person.joined',
      actor: asActor(person),
      objectId: person.id,
      requestId: visit.requestId,
      facts: { by: 'invitation' },
    });
    return person;
  });
  if (!joined) return turnAway(context, visit);
  return signInWith(context, visit, { email: joined.email, password }, 'invitation');
}

/**
 * POST /api/sign-in/reset: who forgot their password chooses another, by the link that an administrator handed over. It
 * signs in nobody: the second factor is still to be shown.
 */
export async function reset(context: SignInContext, visit: Visit): Promise<Response> {
  const { db, ids, audit, now, attempts } = context;
  const { token, password } = await readBody(visit.request, resetBody);
  mustBeGood('password', password);
  const hash = await hashed(context, password);
  const at = new Date(now()).toISOString();
  const person = await db.transaction().execute(async (trx) => {
    const taken = await takeLink(trx, 'reset', token, now());
    if (taken === undefined || taken.personId === null) return null;
    const { personId } = taken;
    const found = await trx.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst();
    if (found?.state !== 'active') return null;
    await trx
      .deleteFrom('sign_in_account')
      .where('person_id', '=', personId)
      .where('provider_id', '=', 'credential')
      .execute();
    await trx
      .insertInto('sign_in_account')
      .values(passwordRow(ids.uuid(), personId, hash, at))
      .execute();
    await trx.deleteFrom('sign_in_session').where('person_id', '=', personId).execute();
    await audit.writeWith(trx, {
      act: 'account.changed',
      actor: asActor(found),
      requestId: visit.requestId,
      facts: { by: 'new password by a link, every session ended' },
    });
    return found;
  });
  if (!person) return turnAway(context, visit);
  attempts.succeeded(person.email);
  return Response.json({});
}

async function turnAway({ audit }: SignInContext, { requestId }: Visit): Promise<never> {
  await audit.write({ act: 'session.refused', actor: null, requestId, facts: { reason: 'void link' } });
  throw refused(VOID_LINK);
}

async function hashed({ auth }: SignInContext, password: string): Promise<string> {
  const { password: passwords } = await auth.$context;
  return passwords.hash(password);
}

function passwordRow(id: string, personId: string, password: string, at: string) {
  return {
    id,
    account_id: personId,
    provider_id: 'credential',
    person_id: personId,
    password,
    created_at: at,
    updated_at: at,
  };
}
