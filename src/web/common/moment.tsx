import { parseMillis } from '#domain/time.ts';
import { fullMoment, shortMoment } from '#web/format/date.ts';
import { useZone } from './preferences.ts';
import { useNow } from './use-now.ts';

/** When it was, in short; resting on it says all of it. */
export function Moment({ at }: { readonly at: string }) {
  const zone = useZone();
  const now = useNow();
  const ms = parseMillis(at) ?? 0;
  return (
    <time dateTime={at} title={fullMoment(zone, ms)}>
      {shortMoment(zone, ms, now)}
    </time>
  );
}
