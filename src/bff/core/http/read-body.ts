import type * as z from 'zod/mini';
import { parseFields } from '#contract/parse-fields.ts';
import { invalidRequest } from './api-problem.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The key of the form that was sent, in lower case. A request without one ends with a 400. */
export function readKey(request: Request): string {
  const key = (request.headers.get('Idempotency-Key') ?? '').toLowerCase();
  if (!isUuid(key)) throw invalidRequest({ 'Idempotency-Key': 'must be a UUID, one per form' });
  return key;
}

/** Reads a JSON body; whatever is missing, unknown or malformed ends the request with a 400 that names it. */
export async function readBody<T>(request: Request, schema: z.ZodMiniType<T>): Promise<T> {
  const parsed = parseFields(schema, await readJson(request), 'field');
  if (!parsed.ok) throw invalidRequest(parsed.fields);
  return parsed.value;
}

async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get('Content-Type') ?? '')) {
    throw invalidRequest({ 'Content-Type': 'must be application/json' });
  }
  try {
    return await request.json();
  } catch {
    throw invalidRequest({ body: 'is not JSON' });
  }
}
