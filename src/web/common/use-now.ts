import { useEffect, useState } from 'react';
import { serverNow } from '#web/api/server-clock.ts';

/** The server's now, told again every `everyMs`, so that deadlines and ages on screen stay true. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
