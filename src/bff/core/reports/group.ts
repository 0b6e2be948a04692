/** Things by what they have in common, in the order in which they came first. */
export function groupBy<T, K>(things: readonly T[], keyOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

export function countOf(sums: readonly { readonly count: number }[]): number {
  return sums.reduce((total, { count }) => total + count, 0);
}

export function amountOf(sums: readonly { readonly amount: bigint }[]): bigint {
  return sums.reduce((total, { amount }) => total + amount, 0n);
}
