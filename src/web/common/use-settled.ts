import { useEffect, useState } from 'react';

const PAUSE_MS = 150;

/** A text as it was when the typing last paused: what is asked of the backend while somebody types. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
