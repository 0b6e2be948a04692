/** Prefixes of ProcessOut ids (facts sheet, section 6), one of two parts; the rest is 32 letters and digits. */
const PREFIXES = {
  transaction: 'tr',
  invoice: 'iv',
  customer: 'cust',
  token: 'tok',
  card: 'card',
  refund: 'refd',
  payout: 'payt',
  payout_item: 'payt_itm',
  event: 'ev',
} as const;

export type IdKind = keyof typeof PREFIXES;

const ID = /^([a-z]{2,4}(?:_itm)?)_[A-Za-z0-9]{32}$/;

/** The kind of object an id names, or null when the text is not an id. Nothing else may reach an upstream path. */
export function idKind(text: string): IdKind | null {
  const prefix = ID.exec(text)?.[1];
  const found = Object.entries(PREFIXES).find(([, value]) => value === prefix);
  return found ? (found[0] as IdKind) : null;
}

export function isId(kind: IdKind, text: string): boolean {
  return idKind(text) === kind;
}
