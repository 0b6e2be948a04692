import { useQuery } from '@tanstack/react-query';
import { sessionQuery, syncQuery } from '#web/api/session-queries.ts';

/** What the frame around every screen shows: who, which project, and how the mirror stands. */
export function useShellState() {
  const { data: session } = useQuery(sessionQuery());
  const { data: sync } = useQuery(syncQuery());
  return { session, sync };
}
