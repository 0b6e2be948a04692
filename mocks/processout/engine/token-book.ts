import type { World } from '../model.ts';
import type { SimToken } from '../party-model.ts';

/** The stored tokens of all customers: the world's, made on demand, and those that were changed or made since. */
export interface TokenBook {
  /** Of a customer, oldest first. */
  of(customerId: string): readonly SimToken[];
  get(id: string): SimToken | null;
  add(token: SimToken): void;
  /** Keeps a token as changed. */
  keep(token: SimToken): void;
  remove(token: SimToken): void;
  /** The customer is gone, and what they kept with them. */
  removeAll(customerId: string): void;
}

export function createTokenBook(world: World): TokenBook {
  const changed = new Map<string, SimToken[]>();
  const owners = new Map<string, string>();

  const of = (customerId: string): readonly SimToken[] => {
    const known = changed.get(customerId);
    if (known) return known;
    const index = world.customerIndex(customerId);
    return index === null ? [] : world.wallets.tokens(index);
  };

  const ownerOf = (id: string): string | undefined => {
    const owner = owners.get(id);
    const index = owner === undefined ? world.wallets.readToken(id) : null;
    return owner ?? (index === null ? undefined : world.wallets.tokens(index)[0]?.customer_id);
  };

  return {
    of,
    get(id) {
      const owner = ownerOf(id);
      return (owner !== undefined && of(owner).find((one) => one.id === id)) || null;
    },
    add(token) {
      owners.set(token.id, token.customer_id);
      changed.set(token.customer_id, [...of(token.customer_id), token]);
    },
    keep(token) {
      changed.set(
        token.customer_id,
        of(token.customer_id).map((one) => (one.id === token.id ? token : one)),
      );
    },
    remove(token) {
      changed.set(
        token.customer_id,
        of(token.customer_id).filter(({ id }) => id !== token.id),
      );
    },
    removeAll: (customerId) => changed.set(customerId, []),
  };
}
