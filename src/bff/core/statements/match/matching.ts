import type { Kysely } from 'kysely';
import { createKeyedLock } from '../../journal/keyed-lock.ts';
import type { Schema } from '../../store/schema.ts';
import type { Pause } from '../read/read-lines.ts';
import { payoutsSeal } from './load.ts';
import type { Concern } from './load.ts';
import { rematch } from './rematch.ts';

/** Keeps what lines are found to be in step with statements, decisions and payouts: one change after the other. */
export interface Matching {
  /** Makes a change, and looks again at what it concerns. */
  change<T>(
    task: () => Promise<{ readonly value: T; readonly concerns: readonly Concern[] | 'all' }>,
  ): Promise<T>;
  /** Looks again if payouts have changed since; what is read then is of now. */
  freshen(): Promise<void>;
}

/** One per database, whoever asks: changes must not overtake each other. */
const OF_DATABASE = new WeakMap<Kysely<never>, Matching>();

export function matchingOf(db: Kysely<Schema>, pause: Pause = () => Promise.resolve()): Matching {
  const key = db as unknown as Kysely<never>;
  const known = OF_DATABASE.get(key);
  if (known) return known;
  const matching = createMatching(db, pause);
  OF_DATABASE.set(key, matching);
  return matching;
}

function createMatching(db: Kysely<Schema>, pause: Pause): Matching {
  const lock = createKeyedLock();
  let seen: string | null = null;

  const lookAgain = async (concerns: readonly Concern[] | 'all'): Promise<void> => {
    const seal = await payoutsSeal(db);
    const scope = seal === seen ? concerns : 'all';
    if (scope === 'all' || scope.length > 0) await rematch(db, scope, pause);
    seen = seal;
  };

  return {
    change: (task) =>
      lock.run('', async () => {
        const { value, concerns } = await task();
        await lookAgain(concerns);
        return value;
      }),
    async freshen() {
      const isEmpty = (await db.selectFrom('statement').select('position').limit(1).execute()).length === 0;
      if (isEmpty || (await payoutsSeal(db)) === seen) return;
      await lock.run('', () => lookAgain([]));
    },
  };
}
