import type { Engine } from '../engine/engine.ts';
import { invalid, notSimulated } from '../http/errors.ts';
import type { SimCard } from '../model.ts';

export interface Source {
  readonly card: SimCard;
  readonly tokenId: string | null;
}

/**
 * What pays: a card (seed 003, Capturing an invoice). Tokens, customers and gateway requests are sources too, but are
 * not simulated. Null when there is no such card.
 */
export function readSource(engine: Engine, source: string | null): Source | null {
  if (source === null) throw invalid('missing-source', 'source', 'source is required.');
  if (/^(tok|cust|gway_req)_/.test(source)) throw notSimulated();
  const card = engine.store.card(source);
  return card && { card, tokenId: null };
}
