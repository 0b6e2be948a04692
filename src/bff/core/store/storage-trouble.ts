/** Why the database would not write; `broken` is for whatever else is wrong with the file. */
export type StorageTrouble = 'full' | 'locked' | 'read_only' | 'broken';

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const TROUBLES: Readonly<Record<number, StorageTrouble>> = {
  5: 'locked',
  6: 'locked',
  8: 'read_only',
  10: 'broken',
  11: 'broken',
  13: 'full',
  14: 'broken',
};

const WORDS: Readonly<Record<StorageTrouble, string>> = {
  full: 'the disk of Counterfoil’s server is full',
  locked: 'another program holds Counterfoil’s database',
  read_only: 'Counterfoil’s database may not be written',
  broken: 'Counterfoil’s database cannot be used',
};

/** What a thrown error says about the database; null when it is about something else. Node and WASM name the code differently. */
export function storageTroubleOf(error: unknown): StorageTrouble | null {
  if (typeof error !== 'object' || error === null) return null;
  const code = 'errcode' in error ? error.errcode : 'resultCode' in error ? error.resultCode : null;
  return typeof code === 'number' ? (TROUBLES[code & 0xff] ?? null) : null;
}

/** A clause for people, such as "the disk of Counterfoil’s server is full". */
export function wordsOf(trouble: StorageTrouble): string {
  return WORDS[trouble];
}
