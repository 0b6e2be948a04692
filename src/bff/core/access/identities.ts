import type { Actor } from '#contract/session.ts';

/** One of each role, to try the product with: in the demo and in a sandbox, never with a live key. */
export const SANDBOX_IDENTITIES = [
  { id: 'mara', name: 'Mara Lindqvist', role: 'finance' },
  { id: 'jonas', name: 'Jonas Ek', role: 'finance' },
  { id: 'sami', name: 'Sami Virtanen', role: 'support' },
  { id: 'vera', name: 'Vera Holm', role: 'viewer' },
  { id: 'ada', name: 'Ada Nyberg', role: 'admin' },
] as const satisfies readonly Actor[];

export const FIRST_IDENTITY: Actor = SANDBOX_IDENTITIES[0];

export function identityById(id: string): Actor | null {
  return SANDBOX_IDENTITIES.find((identity) => identity.id === id) ?? null;
}
