import type { SimGatewayConfiguration, World } from '../model.ts';

/** The project's gateway configurations: those that it started with, as changed since, and those added. */
export interface GatewayBook {
  /** Without those that were deleted. */
  list(): readonly SimGatewayConfiguration[];
  /** Payments of a configuration that was deleted still name it. */
  known(id: string): SimGatewayConfiguration | null;
  add(configuration: SimGatewayConfiguration): void;
  /** Keeps one as changed. */
  keep(configuration: SimGatewayConfiguration): void;
  remove(id: string): void;
}

export function createGatewayBook(world: World): GatewayBook {
  const known = new Map(world.gatewayConfigurations.map((one) => [one.id, one]));
  const removed = new Set<string>();
  const keep = (one: SimGatewayConfiguration) => void known.set(one.id, one);
  return {
    list: () => [...known.values()].filter(({ id }) => !removed.has(id)),
    known: (id) => known.get(id) ?? null,
    add: keep,
    keep,
    remove: (id) => removed.add(id),
  };
}
