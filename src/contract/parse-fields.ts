import * as z from 'zod/mini';

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fields: Record<string, string> };

/**
 * Reads what came from outside; on failure names every field that is wrong, each with its first problem.
 * @param noun what a field is called to whoever sent it
 */
export function parseFields<T>(
  schema: z.ZodMiniType<T>,
  input: unknown,
  noun: 'parameter' | 'field',
): Parsed<T> {
  const parsed = z.safeParse(schema, input, { error: sentence });
  if (parsed.success) return { ok: true, value: parsed.data };
  const fields = nameless<string>();
  for (const issue of parsed.error.issues.flatMap(nearest)) {
    const isUnknown = issue.code === 'unrecognized_keys';
    const names = isUnknown ? issue.keys : [String(issue.path[0] ?? 'body')];
    for (const name of names) fields[name] ??= isUnknown ? `is not a known ${noun}` : issue.message;
  }
  return { ok: false, fields };
}

/** A record without the names that every object brings along: a field may be called "constructor". */
export function nameless<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

/** Of alternatives, what is wrong with the one that comes nearest. */
function nearest(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [best = [issue]] = issue.errors.toSorted((a, b) => a.length - b.length);
  return best;
}

/** For a rule that has no sentence of its own. The library's would depend on what else of it is loaded. */
function sentence(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return 'is missing or of the wrong kind';
    case 'invalid_value':
      return `must be one of: ${issue.values.join(', ')}`;
    case 'too_small':
      return `is too ${measure(issue.origin, 'small', 'short')}: the least is ${String(issue.minimum)}`;
    case 'too_big':
      return `is too ${measure(issue.origin, 'great', 'long')}: the most is ${String(issue.maximum)}`;
    default:
      return 'is not valid';
  }
}

function measure(origin: string, ofNumbers: string, ofOthers: string): string {
  return /^(number|int|bigint)/.test(origin) ? ofNumbers : ofOthers;
}
