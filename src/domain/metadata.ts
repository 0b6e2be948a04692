/** What may stand in an object's metadata (seed 003, Adding metadata). */

export const MOST_KEYS = 50;
const LONGEST_KEY = 40;
const LONGEST_VALUE = 500;
const RESERVED: ReadonlySet<string> = new Set(['taxes_amount', 'shipping_amount']);

/** What is wrong with a new key, to follow its name: "is empty"; null when nothing is. */
export function keyProblem(key: string): string | null {
  return RESERVED.has(key) ? 'is reserved by ProcessOut' : lengthProblem(key, LONGEST_KEY);
}

/** The same of a value; an empty one would count as not given. */
export function valueProblem(value: string): string | null {
  return lengthProblem(value, LONGEST_VALUE);
}

/** What is wrong with the metadata of an object as a whole, to follow the field's name; null when nothing is. */
export function metadataProblem(metadata: Readonly<Record<string, string>>): string | null {
  const entries = Object.entries(metadata);
  if (entries.length > MOST_KEYS) return `has more than ${String(MOST_KEYS)} keys`;
  for (const [key, value] of entries) {
    const badKey = lengthProblem(key, LONGEST_KEY);
    if (badKey !== null) return `has a key that ${badKey}`;
    const badValue = valueProblem(value);
    if (badValue !== null) return `has a value that ${badValue}, of ${key}`;
  }
  return null;
}

function lengthProblem(text: string, most: number): string | null {
  if (text === '') return 'is empty';
  return [...text].length > most ? `is longer than ${String(most)} characters` : null;
}
