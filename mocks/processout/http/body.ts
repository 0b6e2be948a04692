import { ApiError } from './errors.ts';

/** A request body as a tree of fields, whatever its encoding. Scalars of a form body are texts. */
export type Fields = Readonly<Record<string, unknown>>;

type Tree = Record<string, unknown>;

/** JSON from the SDKs, form fields from the seeds' curl samples (facts sheet, section 1). No body, no fields. */
export function parseBody(text: string, contentType: string | null): Fields {
  if (text.trim() === '') return {};
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return parseJson(text);
  if (type === 'application/x-www-form-urlencoded') return parseForm(text);
  throw new ApiError(
    400,
    'request.validation.error',
    'Send JSON or form fields, and say which in Content-Type.',
  );
}

function parseJson(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ApiError(400, 'request.validation.error', 'The body could not be read as JSON.');
  }
  const tree = treeOf(value);
  if (!tree) throw new ApiError(400, 'request.validation.error', 'The body must be a JSON object.');
  return tree;
}

/** Reads `a=1`, `a[]=1`, `a[b]=1` and deeper, such as `details[0][name]=1`. */
function parseForm(text: string): Fields {
  const root: Tree = Object.create(null) as Tree;
  for (const [key, value] of new URLSearchParams(text)) plant(root, pathOf(key), value);
  return ripen(root) as Fields;
}

function pathOf(key: string): string[] {
  const open = key.indexOf('[');
  if (open <= 0) return [key];
  return [key.slice(0, open), ...[...key.slice(open).matchAll(/\[([^\]]*)\]/g)].map(([, step = '']) => step)];
}

/** An empty step (`a[]`) means the next free number; `details[][name]` starts a new element at each repeated name. */
function plant(node: Tree, [step = '', ...rest]: readonly string[], value: string): void {
  const name = step === '' ? nextSlot(node, rest) : step;
  if (rest.length === 0) {
    node[name] = value;
    return;
  }
  const child = node[name];
  const branch = isTree(child) ? child : (Object.create(null) as Tree);
  node[name] = branch;
  plant(branch, rest, value);
}

function nextSlot(node: Tree, rest: readonly string[]): string {
  const count = Object.keys(node).length;
  const last = node[String(count - 1)];
  const first = rest[0];
  const fits = first !== undefined && first !== '' && isTree(last) && !(first in last);
  return String(fits ? count - 1 : count);
}

/** Trees whose keys are all numbers are lists. */
function ripen(value: unknown): unknown {
  if (!isTree(value)) return value;
  const keys = Object.keys(value);
  if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) return Object.values(value).map(ripen);
  return Object.fromEntries(keys.map((key) => [key, ripen(value[key])]));
}

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object; PHP's SDK writes one without fields as `[]`. Null for anything else. */
export function treeOf(value: unknown): Tree | null {
  if (Array.isArray(value) && value.length === 0) return {};
  return isTree(value) ? value : null;
}
