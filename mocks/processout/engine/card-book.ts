import type { SimCard, World } from '../model.ts';
import type { Sequence } from '../http/page.ts';
import { historyStart } from '../world/history.ts';

/**
 * All cards: those that the world's payments and tokens were made with, and those tokenized since. A card is good for
 * one payment or one token (seed 003, Cards).
 */
export interface CardBook {
  get(id: string): SimCard | null;
  /** As it stands now, for a card that a payment or a token holds. */
  current(card: SimCard): SimCard;
  add(card: SimCard): void;
  /** Keeps a card as changed. */
  keep(card: SimCard): void;
  /** Takes it away; what is given stays to be seen where it was used. */
  remove(rest: SimCard): void;
  isUsed(id: string): boolean;
  /** @param tokenId the token that was made with it */
  use(id: string, tokenId?: string): void;
  tokenOf(id: string): string | null;
  /** The cards of the newest payments of the start, then those tokenized since (docs/simulator-differences.md, Cards). */
  list(): Sequence<SimCard>;
}

export function createCardBook(world: World): CardBook {
  const changed = new Map<string, SimCard>();
  const fresh = new Map<string, { token: string | null; used: boolean }>();
  const removed = new Set<string>();
  let history: string[] | undefined;

  const stored = (id: string) => {
    const customer = world.wallets.readCard(id);
    const token =
      customer === null ? undefined : world.wallets.tokens(customer).find(({ card }) => card?.id === id);
    return token ?? null;
  };

  const get = (id: string): SimCard | null => {
    if (removed.has(id)) return null;
    const index = changed.has(id) ? null : world.cardPaymentIndex(id);
    return changed.get(id) ?? (index === null ? (stored(id)?.card ?? null) : world.payment(index).card);
  };

  const past = () => {
    const first = historyStart(world);
    const ids = Array.from(
      { length: world.size - first },
      (_, n) => world.payment(first + n).card?.id ?? null,
    );
    return [...new Set(ids)].filter((id) => id !== null);
  };

  return {
    get,
    current: (card) => changed.get(card.id) ?? card,
    add(card) {
      changed.set(card.id, card);
      fresh.set(card.id, { token: null, used: false });
    },
    keep: (card) => changed.set(card.id, card),
    remove(rest) {
      changed.set(rest.id, rest);
      removed.add(rest.id);
    },
    isUsed: (id) => fresh.get(id)?.used ?? true,
    use(id, tokenId) {
      fresh.set(id, { token: tokenId ?? fresh.get(id)?.token ?? null, used: true });
    },
    tokenOf: (id) => (fresh.has(id) ? (fresh.get(id)?.token ?? null) : (stored(id)?.id ?? null)),
    list() {
      history ??= past();
      const ids = [...new Set([...history, ...fresh.keys()])].filter((id) => !removed.has(id));
      return {
        length: ids.length,
        at(position) {
          const card = get(ids[position] ?? '');
          if (!card) throw new RangeError(`No card at ${position}`);
          return card;
        },
        positionOf(id) {
          const position = ids.indexOf(id);
          return position < 0 ? null : position;
        },
      };
    },
  };
}
