import type { Kysely } from 'kysely';
import type { Log, Ports } from '../ports.ts';
import type { UpstreamClient, UpstreamPage, UpstreamProblem } from '../processout/upstream.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { Schema } from '../store/schema.ts';
import type { Announcer } from './announcer.ts';
import type { GatewayDirectory } from './gateway-names.ts';
import { isTemporary } from './pace.ts';
import { positionAt } from './positions.ts';
import { MAX_CREATED_US } from './row.ts';
import type { Skipped } from './skipped.ts';
import { readWalk } from './walk-state.ts';
import type { Writer, Written } from './writer.ts';

const AT_ONCE = 4;

/** What the walks of the mirror share. */
export interface MirrorParts {
  readonly ports: Ports;
  readonly upstream: UpstreamClient;
  readonly db: Kysely<Schema>;
  readonly writer: Writer;
  readonly gateways: GatewayDirectory;
  readonly announcer: Announcer;
}

/** Stores a page of the list that was read from `readAt` on, together with how far the walk has come. */
export async function keepPage(
  parts: MirrorParts,
  page: UpstreamPage<WireTransaction>,
  readAt: number,
  alongside?: (db: Kysely<Schema>) => Promise<void>,
): Promise<Written> {
  const gatewayNames = await parts.gateways.namesFor(page.items);
  const batch = { transactions: page.items, skipped: page.skipped, readAt, gatewayNames };
  const written = await parts.writer.write(batch, alongside);
  reportSkipped(parts.ports.log, written.skipped);
  return written;
}

/**
 * Reads transactions again, a few at a time, and stores what came. Objects that ProcessOut no longer knows, refuses or
 * sends in a form that it does not document are passed over and reported.
 * @returns the problem when ProcessOut could not be asked about some of them: then all of them must be asked for again
 */
export async function readAgain(
  parts: MirrorParts,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<UpstreamProblem | null> {
  const readAt = parts.ports.clock.now();
  const queue = [...ids];
  const transactions: WireTransaction[] = [];
  const skipped: Skipped[] = [];
  let failure: UpstreamProblem | null = null;

  async function work(): Promise<void> {
    for (let id = queue.shift(); id !== undefined && failure === null; id = queue.shift()) {
      const reply = await parts.upstream.transaction(id, signal);
      if (reply.ok) transactions.push(reply.value);
      else if (reply.problem.kind === 'invalid_reply') skipped.push({ id, path: reply.problem.path });
      else if (isTemporary(reply.problem)) failure = reply.problem;
    }
  }

  await Promise.all(Array.from({ length: Math.min(AT_ONCE, ids.length) }, work));
  if (transactions.length + skipped.length > 0) {
    const gatewayNames = await parts.gateways.namesFor(transactions, signal);
    const written = await parts.writer.write({ transactions, skipped, readAt, gatewayNames });
    reportSkipped(parts.ports.log, written.skipped);
    await announce(parts, written);
  }
  return failure;
}

/**
 * Tells open screens about rows that came in beside the first walk. A row that it has not reached yet is new to the mirror
 * but not a new payment.
 */
export async function announce({ db, announcer }: MirrorParts, written: Written): Promise<void> {
  const walk = await readWalk(db, 'transactions');
  const reached = walk?.finished === 1 ? 0 : positionAt(walk?.reached_us ?? MAX_CREATED_US);
  const isNew = ({ position }: { position: number }): boolean => position >= reached;
  const idOf = ({ id }: { id: string }): string => id;
  const { created, changed } = written;
  announcer.rowsChanged(created.filter(isNew).map(idOf), [
    ...changed,
    ...created.filter((row) => !isNew(row)).map(idOf),
  ]);
}

export function reportSkipped(log: Log, skipped: readonly Skipped[]): void {
  for (const { id, path } of skipped) log.warn('object skipped', { id, path });
}
