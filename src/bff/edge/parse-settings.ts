import type * as z from 'zod/mini';
import { parseFields } from '#contract/parse-fields.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';

/** @returns the settings as the schema has them, or one sentence naming the first that is wrong, and never its value */
export function parseSettings<T>(schema: z.ZodMiniType<T>, given: unknown): Result<T, string> {
  const parsed = parseFields(schema, given, 'field');
  if (parsed.ok) return ok(parsed.value);
  const [name, problem] = Object.entries(parsed.fields)[0] ?? ['', ''];
  return fail(`${name} ${problem}.`);
}
