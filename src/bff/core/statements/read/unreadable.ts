/** Ends the reading of a file: which line of it, counted from 1, and why, in words that follow "Line 12: ". */
export class Unreadable extends Error {
  readonly line: number | null;

  constructor(line: number | null, reason: string) {
    super(reason);
    this.name = 'Unreadable';
    this.line = line;
  }
}

/** A piece of a file, short enough for a sentence. */
export function quoted(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return `“${flat.length > 40 ? `${flat.slice(0, 40)}…` : flat}”`;
}
