import type { SimCard } from '../model.ts';

/** What the merchant's own ids stand for: each is told once, however often it is pushed. */
export interface IngestBook {
  /** Places of payments by configuration and the merchant's id. */
  readonly payments: Map<string, number>;
  readonly operations: Set<string>;
  readonly customers: Map<string, string>;
  readonly cards: Map<string, SimCard>;
}

export function createIngestBook(): IngestBook {
  return { payments: new Map(), operations: new Set(), customers: new Map(), cards: new Map() };
}
