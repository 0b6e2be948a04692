import { readFileSync } from 'node:fs';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';

/** A secret as it was set, or from the file that `<name>_FILE` names; undefined where neither is. */
export function readSecret(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
): Result<string | undefined, string> {
  const secret = env[name];
  const file = env[`${name}_FILE`];
  if (file === undefined) return ok(secret);
  if (secret !== undefined) return fail(`${name}_FILE is set beside ${name}: set one of the two.`);
  try {
    return ok(readFileSync(file, 'utf8').trim());
  } catch {
    return fail(`${name}_FILE does not name a file that can be read.`);
  }
}
