import { ApiProblem, invalidRequest } from '#bff/core/http/api-problem.ts';

const TOO_MANY = 'Too many attempts. Wait a while before the next one.';
const NOT_RIGHT: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: 'The e-mail address or the password is not right.',
  INVALID_EMAIL: 'The e-mail address or the password is not right.',
  // Also what somebody hears whose account is disabled: who guesses learns nothing.
  FAILED_TO_CREATE_SESSION: 'The e-mail address or the password is not right.',
  INVALID_PASSWORD: 'The password is not right.',
  INVALID_CODE: 'The code is not right, or it was used before.',
  INVALID_BACKUP_CODE: 'The code is not right, or it was used before.',
  INVALID_TWO_FACTOR_COOKIE: 'The sign-in took too long. Begin with your password again.',
  CHALLENGE_NOT_FOUND: 'The sign-in took too long. Try again.',
  PASSKEY_NOT_FOUND: 'This passkey is not known here.',
  AUTHENTICATION_FAILED: 'This passkey could not be verified.',
  UNABLE_TO_CREATE_SESSION: 'This passkey could not be verified.',
  USER_NOT_VERIFIED: 'The passkey must ask for a PIN, a finger or a face.',
};
const LOCKED = new Set(['TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', 'ACCOUNT_TEMPORARILY_LOCKED']);

/** What the library's refusal is called here. Its own words do not go out. */
export function problemOf(status: number, code: unknown): ApiProblem {
  const name = typeof code === 'string' ? code : '';
  if (status === 429 || LOCKED.has(name)) return tooMany(60);
  const sentence = NOT_RIGHT[name];
  if (sentence !== undefined) return new ApiProblem('sign_in_refused', sentence);
  if (name === 'SESSION_NOT_FRESH') return notFresh();
  if (name === 'TOTP_ALREADY_ENABLED')
    return invalidRequest({ code: 'is set up already: take it away first' });
  if (status >= 500) return new ApiProblem('internal', 'Something went wrong here. Try again.');
  return new ApiProblem('sign_in_refused', 'This could not be verified. Begin again.');
}

export function tooMany(seconds: number): ApiProblem {
  return new ApiProblem('rate_limited', TOO_MANY, { retryAfterSeconds: seconds });
}

export function notFresh(): ApiProblem {
  return new ApiProblem('fresh_sign_in_needed', 'Sign in once more, so that it is surely you.');
}

export function signedOut(): ApiProblem {
  return new ApiProblem('signed_out', 'Nobody is signed in. Sign in and try again.');
}

export function refused(sentence: string): ApiProblem {
  return new ApiProblem('sign_in_refused', sentence);
}
