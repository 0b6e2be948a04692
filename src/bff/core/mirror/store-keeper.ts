import type { Kysely } from 'kysely';
import type { Log, Ports } from '../ports.ts';
import type { UpstreamClient, UpstreamPage, UpstreamProblem } from '../processout/upstream.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { Schema } from '../store/schema.ts';
import type { Announcer } from './announcer.ts';
import type { GatewayDirectory } from './gateway-names.ts';
import { newsOf, readEach } from './news.ts';
import type { Skipped } from './skipped.ts';
import type { Writer, Written } from './writer.ts';

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
  const { items, skipped, failure } = await readEach(ids, (id) => parts.upstream.transaction(id, signal));
  if (items.length + skipped.length > 0) {
    const gatewayNames = await parts.gateways.namesFor(items, signal);
    const written = await parts.writer.write({ transactions: items, skipped, readAt, gatewayNames });
    reportSkipped(parts.ports.log, written.skipped);
    await announce(parts, written);
  }
  return failure;
}

/** Tells open screens about payments that came in beside the first walk. */
export async function announce({ db, announcer }: MirrorParts, written: Written): Promise<void> {
  const { created, changed } = await newsOf(db, 'transactions', written);
  announcer.rowsChanged(created, changed);
}

export function reportSkipped(log: Log, skipped: readonly Skipped[]): void {
  for (const { id, path } of skipped) log.warn('object skipped', { id, path });
}
