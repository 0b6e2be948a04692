import { idMaker } from '../world/ids.ts';

/** Makes the ids of what happens after the start; the world's own come from other keys, so the two never meet. */
export interface FreshIds {
  next(prefix: string): string;
  reset(): void;
}

export function createFreshIds(seed: string): FreshIds {
  const makers = new Map<string, { make(index: number): string; count: number }>();
  return {
    next: (prefix) => {
      const maker = makers.get(prefix) ?? { make: idMaker(`${seed}/engine`, prefix).make, count: 0 };
      makers.set(prefix, maker);
      maker.count += 1;
      return maker.make(maker.count);
    },
    reset: () => makers.clear(),
  };
}
