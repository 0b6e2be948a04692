/** What stands at the end of a path in the data of an event. Null also stands for "not there" and for "empty". */
export type Scalar = string | number | boolean | null;

export interface EventChange {
  /** Names from the outside in; an entry of a list goes by its id where it has one, else by its place. */
  readonly path: readonly string[];
  readonly before: Scalar;
  readonly after: Scalar;
}

/** What the data of every event repeats of the event itself (seed 003, Events). */
const ENVELOPE = new Set(['name', 'sandbox']);

type Data = Readonly<Record<string, unknown>>;

/**
 * What differs field by field between the data of two events about one object, each of which holds a copy of it
 * (seed 003, Events). In the order of the later one; what it no longer has comes last.
 */
export function eventChanges(before: Data, after: Data): EventChange[] {
  const old = leavesOf(before);
  const fresh = leavesOf(after);
  const changes: EventChange[] = [];
  for (const [key, { path }] of new Map([...fresh, ...old])) {
    const change = { path, before: old.get(key)?.value ?? null, after: fresh.get(key)?.value ?? null };
    if (change.before !== change.after) changes.push(change);
  }
  return changes;
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: Scalar;
}

/** Each scalar of the data by its path; nulls and empty containers say nothing and are left out. */
function leavesOf(data: Data): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const walk = (value: unknown, path: readonly string[]): void => {
    if (Array.isArray(value)) value.forEach((each, place) => walk(each, [...path, entryName(each, place)]));
    else if (isRecord(value)) for (const [name, each] of Object.entries(value)) walk(each, [...path, name]);
    else if (isScalar(value) && value !== null) leaves.set(JSON.stringify(path), { path, value });
  };
  for (const [name, value] of Object.entries(data)) if (!ENVELOPE.has(name)) walk(value, [name]);
  return leaves;
}

function entryName(entry: unknown, place: number): string {
  return isRecord(entry) && typeof entry['id'] === 'string' ? entry['id'] : String(place + 1);
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isRecord(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
