/** What filters are called on the screens, where their names in an address say it otherwise. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['amount_gte', 'least amount'],
  ['amount_lte', 'greatest amount'],
  ['as_of', 'day of the books'],
  ['bank', 'bank'],
  ['country', 'country'],
  ['created', 'date'],
  ['created_gte', 'first day'],
  ['created_lt', 'last day'],
  ['currency', 'currency'],
  ['customer_id', 'customer'],
  ['end_before', 'place in the list'],
  ['family', 'family'],
  ['gateway', 'PSP'],
  ['limit', 'rows per page'],
  ['moved', 'movement of money'],
  ['moved_gte', 'first day'],
  ['moved_lt', 'last day'],
  ['q', 'search'],
  ['scheme', 'card scheme'],
  ['settled_gte', 'first day'],
  ['settled_lt', 'last day'],
  ['start_after', 'place in the list'],
  ['state', 'status'],
  ['status', 'status'],
  ['tried', 'asked PSP'],
]);

/** "Least amount, date and “after”": parameters of an address by the words of the screen, strange ones as they stand. */
export function ignoredWords(names: readonly string[]): string {
  const words = [...new Set(names.map((name) => WORDS.get(name) ?? `\u201c${name}\u201d`))];
  const [last = '', ...before] = words.toReversed();
  const said = before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}
