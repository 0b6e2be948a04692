import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * When somebody last proved to the company's sign-in who they are, as its ID token says (`auth_time`): the library reads
 * the token and hands on its claims, but not to whoever asked it to.
 */
const told = new AsyncLocalStorage<{ at: number | null }>();

/** Called by the library, with the claims of a token that it has verified. */
export function noteProof({ auth_time: seconds }: Readonly<Record<string, unknown>>): void {
  const proof = told.getStore();
  if (proof && typeof seconds === 'number' && Number.isFinite(seconds)) proof.at = seconds * 1_000;
}

/** Runs what makes the library read a token. @returns with when it says the proof was; null where it does not */
export async function withProof<T>(call: () => Promise<T>): Promise<{ value: T; provedAt: number | null }> {
  const proof = { at: null as number | null };
  const value = await told.run(proof, call);
  return { value, provedAt: proof.at };
}
