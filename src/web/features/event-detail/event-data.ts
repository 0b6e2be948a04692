import { capitalized } from '#web/format/capitalized.ts';
import type { EventFieldChange } from '#contract/event.ts';
import { isCurrency } from '#domain/currency.ts';

export type Data = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The copy of the object in an event's data: under its kind, or the data itself (seed 003, Events). */
export function objectOf(data: Data): Data {
  return typeof data['id'] === 'string' ? data : (Object.values(data).find(isRecord) ?? data);
}

/** "Captured amount" for "captured_amount" */
export function fieldWords(name: string): string {
  return capitalized(spaced(name));
}

/** What the API's names spell in small letters. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\bthree d s\b/, '3D Secure'],
  [/\bcvc\b/, 'CVC'],
  [/\bavs\b/, 'AVS'],
  [/\barn\b/, 'ARN'],
  [/\burl\b/, 'URL'],
  [/\bprocessout\b/, 'ProcessOut'],
  [/\bpsp\b/, 'PSP'],
];

const spaced = (name: string): string =>
  NAMES.reduce((words, [small, written]) => words.replace(small, written), name.replaceAll('_', ' '));

const LOCAL = '_local';

/** What an object says of itself, field by field, without what it says twice. */
export function factsOf(
  object: Data,
): { readonly name: string; readonly value: string | number | boolean }[] {
  return Object.entries(object).flatMap(([name, value]) =>
    isSaying(value) && !(name.endsWith(LOCAL) && object[name.slice(0, -LOCAL.length)] === value)
      ? [{ name, value }]
      : [],
  );
}

function isSaying(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
}

/** The currency that an amount at a path is in: that of the nearest object around it that has one. */
export function currencyAt(data: Data, path: readonly string[]): string | null {
  let around: unknown = data;
  let nearest: string | null = null;
  for (const name of path) {
    around = entry(around, name);
    const currency = isRecord(around) ? around['currency'] : null;
    if (typeof currency === 'string' && isCurrency(currency)) nearest = currency;
  }
  return nearest;
}

/** A field by its name; an entry of a list by its id or its place, as the changes name it. */
function entry(value: unknown, name: string): unknown {
  if (!Array.isArray(value)) return isRecord(value) ? value[name] : undefined;
  return value.find((each) => isRecord(each) && each['id'] === name) ?? value[Number(name) - 1];
}

/** Changes of one part of the object. */
export interface ChangeGroup {
  /** What the part is called, such as "Refund refd_…"; null for the object itself. */
  readonly title: string | null;
  /** Whether the part was not there before, or is not there any more. */
  readonly kind: 'new' | 'gone' | 'changed';
  readonly changes: readonly FieldChange[];
}

export interface FieldChange extends EventFieldChange {
  /** What the field is called inside of its part. */
  readonly label: string;
}

/** Changes by the part that they are in, the object's own first. What a field says over again is left out. */
export function groupChanges(changes: readonly EventFieldChange[]): ChangeGroup[] {
  const groups = new Map<string | null, FieldChange[]>([[null, []]]);
  for (const change of changes.filter((each) => !isEcho(each, changes))) {
    const part = partOf(change.path);
    const title = part.length === 0 ? null : titleOf(part);
    const label = change.path
      .slice(1 + part.length)
      .map(spaced)
      .join(' ');
    groups.set(title, [...(groups.get(title) ?? []), { ...change, label: capitalized(label) }]);
  }
  return [...groups].flatMap(([title, own]) =>
    own.length === 0 ? [] : [{ title, kind: kindOf(own), changes: own }],
  );
}

/** The part of the object that a field is in: a list's entry with the list's name, or what has a name of its own. */
function partOf(path: readonly string[]): readonly string[] {
  const inner = path.slice(1, -1);
  return inner.slice(0, /^\d+$|_[A-Za-z0-9]{32}$/.test(inner[1] ?? '') ? 2 : 1);
}

/** "Refund refd_…" for an entry of "refunds" */
function titleOf([name = '', entryId]: readonly string[]): string {
  return entryId === undefined ? fieldWords(name) : `${fieldWords(name).replace(/s$/, '')} ${entryId}`;
}

/** An object always says its id: one that comes with it is new. */
function kindOf(changes: readonly FieldChange[]): ChangeGroup['kind'] {
  const id = changes.find(({ label }) => label === 'Id');
  if (id?.before === null) return 'new';
  return id?.after === null ? 'gone' : 'changed';
}

/** Amounts come once more in the currency of the shop's account: where that is the same one, they say nothing new. */
function isEcho({ path, before, after }: EventFieldChange, all: readonly EventFieldChange[]): boolean {
  const name = path.at(-1) ?? '';
  if (!name.endsWith(LOCAL)) return false;
  const own = JSON.stringify([...path.slice(0, -1), name.slice(0, -LOCAL.length)]);
  return all.some(
    (each) => each.before === before && each.after === after && JSON.stringify(each.path) === own,
  );
}
