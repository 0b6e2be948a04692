import { ApiError } from './errors.ts';

export interface Project {
  /** With the `test-` prefix for the sandbox. */
  readonly id: string;
  readonly secret: string;
}

/** Basic auth with project id and secret (facts sheet, section 1). @throws ApiError 401 */
export function authenticate(header: string | null, project: Project): void {
  const given = /^Basic (.+)$/i.exec(header ?? '')?.[1] ?? '';
  if (decode(given) === `${project.id}:${project.secret}`) return;
  const message = 'Could not read your project ID, or the secret does not belong to it.';
  throw new ApiError(401, 'request.authentication.invalid', message);
}

function decode(text: string): string | null {
  try {
    return atob(text);
  } catch {
    return null;
  }
}

export function isSandbox({ id }: Project): boolean {
  return id.startsWith('test-');
}

/** Objects carry the project's id without the prefix. */
export function bareId({ id }: Project): string {
  return id.replace(/^test-/, '');
}
