const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "Sweden" for "SE"; what is no region code is shown as it came. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code;
}

/** "a, b and c" */
export function listInWords(items: readonly string[]): string {
  return lists.format(items);
}

/** "First", "Second" ... as far as anyone retries; then "Attempt 8". */
export function ordinal(number: number): string {
  return ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'][number - 1] ?? `Number ${String(number)}`;
}

/** "insufficient funds": as the second half of a sentence. Names and abbreviations keep their capitals. */
export function lowered(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
