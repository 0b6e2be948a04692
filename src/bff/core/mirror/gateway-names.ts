import type { Clock } from '../ports.ts';
import type { UpstreamClient, UpstreamProblem } from '../processout/upstream.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import { isTemporary } from './pace.ts';
import type { GatewayNames } from './row.ts';

const RELOAD_AFTER_MS = 60_000;

/** Which PSP is behind which gateway configuration. List calls name configurations only, and there are few of them. */
export interface GatewayDirectory {
  /** Reads the configurations once; a problem that will pass by itself, when they could not be read. */
  require(signal?: AbortSignal): Promise<UpstreamProblem | null>;
  /** The names, read again first (at most once a minute) when a transaction names a configuration that is not known. */
  namesFor(transactions: readonly WireTransaction[], signal?: AbortSignal): Promise<GatewayNames>;
}

export function createGatewayDirectory(upstream: UpstreamClient, clock: Clock): GatewayDirectory {
  let names: GatewayNames = new Map();
  let loadedAt: number | null = null;

  async function load(signal?: AbortSignal): Promise<UpstreamProblem | null> {
    const reply = await upstream.gatewayConfigurations(signal);
    if (!reply.ok) return reply.problem;
    names = new Map(reply.value.map(({ id, gateway_name, name }) => [id, gateway_name ?? name ?? id]));
    loadedAt = clock.now();
    return null;
  }

  function unknown({ operations }: WireTransaction): boolean {
    return (operations ?? []).some(
      ({ gateway_configuration, gateway_configuration_id: id }) =>
        id != null && !gateway_configuration && !names.has(id),
    );
  }

  return {
    async require(signal) {
      const problem = loadedAt === null ? await load(signal) : null;
      return problem !== null && isTemporary(problem) ? problem : null;
    },
    async namesFor(transactions, signal) {
      const stale = loadedAt === null || clock.now() - loadedAt > RELOAD_AFTER_MS;
      if (stale && transactions.some(unknown)) await load(signal);
      return names;
    },
  };
}
