import * as z from 'zod/mini';
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
  const parsed = z.safeParse(schema, await readJson(request));
  if (!parsed.success) throw invalidRequest(problemsOf(parsed.error));
  return parsed.data;
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

function problemsOf(error: z.core.$ZodError): Record<string, string> {
  // No prototype: a field may be called "constructor".
  const fields = Object.create(null) as Record<string, string>;
  for (const issue of error.issues.flatMap(nearest)) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? 'body')];
    for (const name of names) fields[name] ??= sentence(issue);
  }
  return fields;
}

/** Of alternatives, what is wrong with the one that comes nearest. */
function nearest(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [best = [issue]] = issue.errors.toSorted((a, b) => a.length - b.length);
  return best;
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'is not a known field';
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_type') return 'is missing or of the wrong kind';
  return issue.message === '' || issue.message.startsWith('Invalid') ? 'is not valid' : issue.message;
}
