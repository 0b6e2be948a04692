import type { Audit } from '#bff/core/audit/audit.ts';
import type { Db } from '#bff/core/store/schema.ts';
import { asActor } from './people-rows.ts';
import { dropLinks } from './links.ts';

/**
 * Whether somebody who proved who they are may come in: only active people. Who was invited and comes by single sign-on
 * has thereby accepted, since an invitation alone gives no other way to prove anything.
 */
export function admitTo(db: Db, audit: Audit): (personId: string) => Promise<boolean> {
  return async (personId) => {
    const person = await db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst();
    if (!person || person.state === 'disabled') return false;
    if (person.state === 'active') return true;
    const name = person.name === '' ? person.email : person.name;
    await db.updateTable('person').set({ state: 'active', name }).where('id', '=', personId).execute();
    await dropLinks(db, personId);
    await audit.write({
      act: 'person.joined',
      actor: asActor({ ...person, name }),
      objectId: personId,
      facts: { by: 'single sign-on' },
    });
    return true;
  };
}
