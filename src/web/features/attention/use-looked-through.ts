import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { attentionQuery } from '#web/api/attention-queries.ts';

/** A first look through few payments is over by then; through many it takes longer than anyone waits. */
const PATIENCE_MS = 6_000;

/**
 * Whether all payments were looked through for what needs attention, or this page has waited long enough for that. Until
 * then the list grows line by line and would push away what stands beneath, so nothing stands there.
 */
export function useLookedThrough(): boolean {
  const { data, isError } = useQuery(attentionQuery());
  // What was read before this page was opened is shown at once.
  const [waits, setWaits] = useState(data === undefined);
  useEffect(() => {
    const timer = setTimeout(() => setWaits(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isError || (data !== undefined && (data.coverage.complete || !waits));
}
