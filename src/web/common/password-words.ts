import { PASSWORD_MAX, PASSWORD_MIN } from '#contract/sign-in.ts';

export const PASSWORD_HELP = `At least ${String(PASSWORD_MIN)} characters. Four or five unrelated words are strong, and easier to keep than signs.`;

/** What is wrong with a new password, by the server's own rules; undefined while nothing is, or nothing was typed. */
export function passwordProblem(password: string): string | undefined {
  if (password === '') return undefined;
  const missing = PASSWORD_MIN - password.length;
  if (missing > 0) return `${String(missing)} more ${missing === 1 ? 'character' : 'characters'}.`;
  if (password.length > PASSWORD_MAX) return `At most ${String(PASSWORD_MAX)} characters.`;
  return undefined;
}
