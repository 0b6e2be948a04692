import type { Transaction } from 'kysely';
import type { AuditAct } from '#contract/audit.ts';
import type { Actor } from '#contract/session.ts';
import type { Ports } from '../ports.ts';
import type { Db, Schema } from '../store/schema.ts';
import { addToChain } from './chain.ts';

/** What is to be written down. Facts without a value are left out. */
export interface AuditNote {
  readonly act: AuditAct;
  readonly actor: Actor | null;
  readonly objectId?: string | null;
  readonly requestId?: string | null;
  readonly facts?: Readonly<Record<string, string | null | undefined>>;
}

/** The record of who did, tried and was refused what. */
export interface Audit {
  /** Writes a record of its own; it is durable when this resolves. */
  write(note: AuditNote): Promise<void>;
  /** Writes a record together with what it speaks of. */
  writeWith(trx: Transaction<Schema>, note: AuditNote): Promise<void>;
}

const LONGEST_FACT = 500;

export function createAudit(db: Db, { clock, sha256 }: Pick<Ports, 'clock' | 'sha256'>): Audit {
  async function writeWith(trx: Transaction<Schema>, note: AuditNote): Promise<void> {
    const { act, actor, objectId = null, requestId = null, facts = {} } = note;
    await addToChain(trx, sha256, {
      at: clock.now(),
      act,
      actor_id: actor?.id ?? null,
      actor_name: actor?.name ?? null,
      actor_role: actor?.role ?? null,
      object_id: objectId,
      request_id: requestId,
      facts: JSON.stringify(shortened(facts)),
    });
  }

  return {
    writeWith,
    write: (note) => db.transaction().execute((trx) => writeWith(trx, note)),
  };
}

function shortened(facts: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, text]) =>
      text === null || text === undefined ? [] : [[name, text.slice(0, LONGEST_FACT)]],
    ),
  );
}
