import type { Asking, Staff } from '#bff/core/access/staff.ts';
import { ApiProblem, invalidRequest } from '#bff/core/http/api-problem.ts';
import type { PersonRow } from '#bff/core/store/staff-tables.ts';
import type { Db } from '#bff/core/store/schema.ts';
import type { PersonChange, StaffPerson } from '#contract/people.ts';
import { ROLE_WORDS } from '#domain/access.ts';
import type { SignInContext } from './context.ts';
import { dropLinks, INVITATION_MS, makeLink, RESET_MS } from './links.ts';
import { readMe } from './me.ts';
import { mustEnrol } from './second-factor.ts';
import { signedOut } from './refusals.ts';
import type { SignedIn } from './sessions.ts';

/** The staff as administrators look after them, and each person's own account. */
export function createStaff(context: SignInContext): Staff {
  const { db, audit, ids, now, sessions, url } = context;

  async function caller(request: Request): Promise<SignedIn> {
    const signedIn = await sessions.find(request);
    if (signedIn === null) throw signedOut();
    return signedIn;
  }

  return {
    async isFresh(request) {
      return sessions.isFresh(await caller(request));
    },
    async mustEnrol(request) {
      const { secondFactor } = context;
      return secondFactor !== 'optional' && mustEnrol(db, secondFactor, (await caller(request)).actor);
    },
    isSignedIn: async (request) => (await sessions.find(request)) !== null,
    async people() {
      const rows = await db.selectFrom('person').selectAll().orderBy('name').orderBy('email').execute();
      return rows.map(toPerson);
    },
    async invite({ email, role }, by) {
      const at = new Date(now()).toISOString();
      const expiresAt = now() + INVITATION_MS;
      const token = await db.transaction().execute(async (trx) => {
        const known = await trx
          .selectFrom('person')
          .selectAll()
          .where('email', '=', email)
          .executeTakeFirst();
        if (known && known.state !== 'invited') throw invalidRequest({ email: 'is somebody’s here already' });
        const id = known?.id ?? ids.uuid();
        if (known)
          await trx.updateTable('person').set({ role, updated_at: at }).where('id', '=', id).execute();
        else
          await trx
            .insertInto('person')
            .values({ ...invited(at), id, email, role })
            .execute();
        await audit.writeWith(trx, {
          act: 'person.invited',
          ...byWhom(by),
          objectId: id,
          facts: { role: ROLE_WORDS[role] },
        });
        return makeLink(trx, 'join', id, expiresAt);
      });
      return { link: `${url}/join#${token}`, expires_at: new Date(expiresAt).toISOString() };
    },
    change: (id, change, by) =>
      db.transaction().execute(async (trx) => {
        const person = await personBy(trx, id);
        if (id === by.actor.id)
          throw refusedChange('Nobody changes their own role or state. Ask another administrator.');
        await keepAnAdministrator(trx, person, change);
        const changed = { ...person, ...change, updated_at: new Date(now()).toISOString() };
        if ('state' in change) changed.state = await stateOf(trx, id, change.state);
        await trx.updateTable('person').set(changed).where('id', '=', id).execute();
        if (changed.state === 'disabled') {
          await trx.deleteFrom('sign_in_session').where('person_id', '=', id).execute();
          await dropLinks(trx, id);
        }
        await audit.writeWith(trx, {
          act: 'person.changed',
          ...byWhom(by),
          objectId: id,
          facts: { who: person.name, before: wordsOf(person), after: wordsOf(changed) },
        });
        return toPerson(changed);
      }),
    async resetPassword(id, by) {
      const expiresAt = now() + RESET_MS;
      const token = await db.transaction().execute(async (trx) => {
        const { name, state } = await personBy(trx, id);
        if (id === by.actor.id) throw refusedChange('Change your own password in your account.');
        if (state !== 'active') throw refusedChange('Only who may sign in can have a new password.');
        await trx.deleteFrom('sign_in_session').where('person_id', '=', id).execute();
        await audit.writeWith(trx, {
          act: 'person.reset',
          ...byWhom(by),
          objectId: id,
          facts: { who: name },
        });
        return makeLink(trx, 'reset', id, expiresAt);
      });
      return { link: `${url}/reset#${token}`, expires_at: new Date(expiresAt).toISOString() };
    },
    endSessionsOf: (id, by) =>
      db.transaction().execute(async (trx) => {
        const { name } = await personBy(trx, id);
        await trx.deleteFrom('sign_in_session').where('person_id', '=', id).execute();
        await audit.writeWith(trx, {
          act: 'session.revoked',
          ...byWhom(by),
          objectId: id,
          facts: { who: name, which: 'all' },
        });
      }),
    async me(request) {
      await sessions.clear();
      const signedIn = await caller(request);
      const needed = await mustEnrol(db, context.secondFactor, signedIn.actor);
      return { ...(await readMe(db, signedIn)), second_factor_needed: needed };
    },
    async endSession(request, id, by) {
      const { actor } = await caller(request);
      await db.transaction().execute(async (trx) => {
        const ended = await trx
          .deleteFrom('sign_in_session')
          .where('id', '=', id)
          .where('person_id', '=', actor.id)
          .returning('id')
          .executeTakeFirst();
        if (!ended) throw new ApiProblem('not_found', 'You have no such session.');
        await audit.writeWith(trx, {
          act: 'session.revoked',
          ...byWhom(by),
          facts: { which: 'one of their own' },
        });
      });
    },
    async endOtherSessions(request, by) {
      const { actor, sessionId } = await caller(request);
      await db.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('sign_in_session')
          .where('person_id', '=', actor.id)
          .where('id', '!=', sessionId)
          .execute();
        await audit.writeWith(trx, {
          act: 'session.revoked',
          ...byWhom(by),
          facts: { which: 'all others of their own' },
        });
      });
    },
  };
}

function byWhom({ actor, requestId }: Asking) {
  return { actor, requestId };
}

function invited(at: string) {
  return {
    name: '',
    email_verified: 1,
    two_factor_enabled: 0,
    state: 'invited',
    last_seen_at: null,
    created_at: at,
    updated_at: at,
  } as const;
}

function toPerson(row: PersonRow): StaffPerson {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    state: row.state,
    two_factor: row.two_factor_enabled === 1,
    last_seen_at: row.last_seen_at === null ? null : new Date(row.last_seen_at).toISOString(),
  };
}

async function personBy(db: Db, id: string): Promise<PersonRow> {
  const person = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
  if (!person) throw new ApiProblem('not_found', 'There is no such person here.');
  return person;
}

/** Who never had a way to sign in is still invited when they may come again. */
async function stateOf(db: Db, id: string, wanted: 'active' | 'disabled'): Promise<PersonRow['state']> {
  if (wanted === 'disabled') return wanted;
  const way = await db
    .selectFrom('sign_in_account')
    .select('id')
    .where('person_id', '=', id)
    .executeTakeFirst();
  return way ? 'active' : 'invited';
}

async function keepAnAdministrator(db: Db, person: PersonRow, change: PersonChange): Promise<void> {
  const staysOne = 'role' in change ? change.role === 'admin' : change.state === 'active';
  if (person.role !== 'admin' || person.state !== 'active' || staysOne) return;
  const other = await db
    .selectFrom('person')
    .select('id')
    .where('role', '=', 'admin')
    .where('state', '=', 'active')
    .where('id', '!=', person.id)
    .executeTakeFirst();
  if (!other) throw refusedChange('This is the last administrator. Make somebody else one first.');
}

function refusedChange(sentence: string): ApiProblem {
  return new ApiProblem('action_not_allowed', sentence);
}

function wordsOf({ role, state }: Pick<PersonRow, 'role' | 'state'>): string {
  return `${ROLE_WORDS[role]}, ${state}`;
}
