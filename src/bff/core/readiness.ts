import type { SyncState } from '#contract/sync.ts';
import type { Clock } from './ports.ts';
import type { UpstreamHealth } from './processout/upstream.ts';
import type { Db } from './store/schema.ts';
import { storageTroubleOf, wordsOf } from './store/storage-trouble.ts';

/** One thing that must be well; `says` is for whoever runs the server and names no person and no payment. */
export interface Check {
  readonly name: 'database' | 'processout' | 'mirror';
  readonly ok: boolean;
  readonly says: string;
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: readonly Check[];
}

interface Needs {
  readonly db: Db;
  readonly clock: Clock;
  readonly health: () => UpstreamHealth;
  readonly sync: () => Promise<SyncState>;
}

/** Longer than any pause between two looks for news, with room for a slow answer. */
const BEHIND_MS = 5 * 60_000;
/** Each answer counts for so long, so that asking often costs the disk nothing. */
const KEPT_MS = 1_000;
/** More than what is left free in a page, so that a database that cannot grow is noticed too. */
const FILLER = '.'.repeat(8_192);

/** Says whether this server can do its work: write intents down, reach ProcessOut, keep its mirror in step. */
export function createReadiness(needs: Needs): () => Promise<Readiness> {
  let kept: { readonly at: number; readonly answer: Promise<Readiness> } | null = null;
  return () => {
    const now = needs.clock.now();
    if (kept === null || now - kept.at >= KEPT_MS) kept = { at: now, answer: look(needs) };
    return kept.answer;
  };
}

async function look(needs: Needs): Promise<Readiness> {
  const checks = [await databaseCheck(needs), upstreamCheck(needs), await mirrorCheck(needs)];
  return { ready: checks.every(({ ok }) => ok), checks };
}

/** Intents and their audit records go to the same file, so what is true of this write is true of theirs. */
async function databaseCheck({ db, clock }: Needs): Promise<Check> {
  try {
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('heartbeat').values({ at: clock.now(), filler: FILLER }).execute();
      await trx.deleteFrom('heartbeat').execute();
    });
    return { name: 'database', ok: true, says: 'Intents and their records can be written down.' };
  } catch (error) {
    const why = wordsOf(storageTroubleOf(error) ?? 'broken');
    return { name: 'database', ok: false, says: `No money moves, because ${why}.` };
  }
}

function upstreamCheck({ health, clock }: Needs): Check {
  const { state, since } = health();
  const seconds = since === null ? 0 : Math.round((clock.now() - since) / 1000);
  if (state === 'down')
    return { name: 'processout', ok: false, says: `ProcessOut has not answered for ${String(seconds)} s.` };
  const says = state === 'limited' ? 'ProcessOut asks for fewer calls.' : 'ProcessOut answers.';
  return { name: 'processout', ok: true, says };
}

async function mirrorCheck({ sync }: Needs): Promise<Check> {
  try {
    const { coverage, now } = await sync();
    const { complete, indexed, upstream_total, as_of } = coverage;
    const lag = as_of === null ? 0 : Date.parse(now) - Date.parse(as_of);
    if (lag > BEHIND_MS) {
      const says = `The mirror is ${String(Math.round(lag / 1000))} s behind ProcessOut.`;
      return { name: 'mirror', ok: false, says };
    }
    const total = upstream_total === null ? '' : ` of ${String(upstream_total)}`;
    const says = complete
      ? 'The mirror is complete.'
      : `The mirror holds ${String(indexed)}${total} payments.`;
    return { name: 'mirror', ok: true, says };
  } catch {
    return { name: 'mirror', ok: false, says: 'The mirror cannot be read.' };
  }
}
