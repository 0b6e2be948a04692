import { keyProblem, metadataProblem, valueProblem } from '#domain/metadata.ts';
import type { FormReading, Theirs } from './customer-form.ts';

type Metadata = Readonly<Record<string, string>>;

/** A key that a person adds. */
export interface NewPair {
  readonly key: string;
  readonly value: string;
}

/** What a person did to metadata; keys that nobody touched are not in it, so that others may change them meanwhile. */
export interface MetadataEdits {
  /** New values of keys that were there; null takes the key away. */
  readonly changed: Readonly<Record<string, string | null>>;
  readonly added: readonly NewPair[];
}

export const UNTOUCHED: MetadataEdits = { changed: {}, added: [] };

export interface MetadataReading {
  readonly changes: FormReading['changes'];
  /** All of it as it would be sent; null while something is wrong, or while nothing is changed. */
  readonly body: Metadata | null;
  /** By key for those that were there, by place for the new ones. */
  readonly problems: {
    readonly changed: Readonly<Record<string, string>>;
    readonly added: readonly { readonly key: string | null; readonly value: string | null }[];
    readonly whole: string | null;
  };
}

/** What of the metadata is new, and what is wrong with it. */
export function readMetadata(known: Metadata, { changed, added }: MetadataEdits): MetadataReading {
  const wanted = new Map(Object.entries(known));
  const changes: FormReading['changes'][number][] = [];
  const problems: Record<string, string> = {};
  for (const [key, typed] of Object.entries(changed)) {
    const before = known[key] ?? null;
    const value = typed?.trim() ?? null;
    if (value === before) continue;
    const wrong = value === null ? null : valueProblem(value);
    if (wrong !== null) problems[key] = `The value ${wrong}.`;
    if (value === null) wanted.delete(key);
    else wanted.set(key, value);
    changes.push({ field: `metadata.${key}`, before, after: value ?? '' });
  }
  const news = added.map(({ key, value }) => ({ key: key.trim(), value: value.trim() }));
  const wrongs = news.map(({ key, value }, place) => {
    if (isBlank({ key, value })) return { key: null, value: null };
    const twice = wanted.has(key) || news.findIndex((other) => other.key === key) < place;
    const wrong = keyProblem(key) ?? (twice ? 'is there already' : null);
    const wrongValue = valueProblem(value);
    return { key: wrong && `The key ${wrong}.`, value: wrongValue && `The value ${wrongValue}.` };
  });
  for (const { key, value } of news.filter((pair) => !isBlank(pair))) {
    wanted.set(key, value);
    changes.push({ field: `metadata.${key}`, before: null, after: value });
  }
  const body = Object.fromEntries(wanted);
  const isSound =
    Object.keys(problems).length === 0 && wrongs.every(({ key, value }) => key === null && value === null);
  const wrong = isSound ? metadataProblem(body) : null;
  return {
    changes,
    body: isSound && wrong === null && changes.length > 0 ? body : null,
    problems: { changed: problems, added: wrongs, whole: wrong && `Metadata ${wrong}.` },
  };
}

/** Asked for and not filled in: nothing is meant by it. */
function isBlank({ key, value }: NewPair): boolean {
  return key === '' && value === '';
}

/** What somebody else changed meanwhile, and what this form says of the same key. */
export function theirMetadata(before: Metadata, after: Metadata, { changed }: MetadataEdits): Theirs[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys]
    .filter((key) => before[key] !== after[key])
    .map((key) => ({
      field: `metadata.${key}`,
      before: before[key] ?? null,
      after: after[key] ?? null,
      mine: changed[key] ?? null,
    }));
}
