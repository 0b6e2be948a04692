import { useQuery } from '@tanstack/react-query';
import type { Actor } from '#contract/session.ts';
import { refusalOf } from '#domain/access.ts';
import type { Capability } from '#domain/access.ts';
import { sessionQuery } from '#web/api/session-queries.ts';

/** Who is using this page; undefined until that is known. */
export function useActor(): Actor | undefined {
  return useQuery(sessionQuery()).data?.actor;
}

/** Why this person may not do something, from the table that the backend decides by; null when they may. */
export function useRefusal(capability: Capability): string | null {
  const actor = useActor();
  return actor ? refusalOf(actor.role, capability) : null;
}
