import type { Db } from './schema.ts';

export interface HomeTables {
  /** One row: the project that everything else here belongs to. */
  home: { project_id: string };
}

/** The database holds another merchant's payments, staff and record. */
export class OtherProjectsDatabase extends Error {
  override readonly name = 'OtherProjectsDatabase';
}

/**
 * Makes the database this project's own the first time, and knows it again ever after: payments of two merchants are
 * never in one mirror, and nobody signs in to one with the other's people.
 * @throws OtherProjectsDatabase
 */
export async function settleIn(db: Db, projectId: string): Promise<void> {
  const home = await db.selectFrom('home').select('project_id').executeTakeFirst();
  if (!home) await db.insertInto('home').values({ project_id: projectId }).execute();
  else if (home.project_id !== projectId) throw new OtherProjectsDatabase();
}
