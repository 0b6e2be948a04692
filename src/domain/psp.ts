/** What filters and reports call the PSP that neither a payment nor a payout names; it is stored as empty text. */
export const UNNAMED_PSP = 'unknown';

/** Names of PSPs as filters have them, as they are stored. */
export function storedPsps(names: readonly string[]): string[] {
  return names.map((name) => (name === UNNAMED_PSP ? '' : name));
}

/** A stored PSP as filters and reports name it. */
export function pspOf(stored: string | null): string {
  return stored === null || stored === '' ? UNNAMED_PSP : stored;
}
