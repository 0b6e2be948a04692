import type { SyncState } from '#contract/sync.ts';
import { useNow } from '#web/common/use-now.ts';
import { useZone } from '#web/common/preferences.ts';
import { duration, shortDay, timeOfDay } from '#web/format/date.ts';
import { countOf, countText } from '#web/format/money.ts';
import { Mark } from '#web/ui/mark.tsx';
import type { Tone } from '#web/ui/mark.tsx';
import styles from './sync-status.module.css';

const FRESH_FOR_MS = 60_000;

function headline(sync: SyncState, now: number, zone: string): { tone: Tone; text: string } {
  const { coverage, upstream } = sync;
  if (upstream.state === 'down') {
    const since = upstream.since === null ? '' : ` since ${timeOfDay(zone, Date.parse(upstream.since))}`;
    return { tone: 'bad', text: `No answer from ProcessOut${since}` };
  }
  if (upstream.state === 'limited') return { tone: 'warn', text: 'ProcessOut asks us to slow down' };
  if (!coverage.complete) return { tone: 'hold', text: 'Indexing, newest first' };
  const age = coverage.as_of === null ? null : now - Date.parse(coverage.as_of);
  if (age === null) return { tone: 'hold', text: 'Not in step yet' };
  if (age < FRESH_FOR_MS) return { tone: 'good', text: `Up to date, ${duration(Math.max(age, 1000))} ago` };
  return { tone: 'warn', text: `Last in step ${duration(age)} ago` };
}

function extent({ coverage }: SyncState, now: number, zone: string): string {
  if (!coverage.complete) {
    const total = coverage.upstream_total === null ? '' : ` of ${countText(coverage.upstream_total)}`;
    return `${countText(coverage.indexed)}${total} payments are indexed.`;
  }
  if (coverage.oldest === null) return 'No payments yet.';
  const oldest = shortDay(zone, Date.parse(coverage.oldest), now);
  return `All ${countOf(coverage.indexed, 'payment')} since ${oldest} are indexed.`;
}

/** How far the mirror is in step with ProcessOut, at the foot of the rail. */
export function SyncStatus({ sync }: { readonly sync: SyncState | undefined }) {
  const now = useNow(5_000);
  const zone = useZone();
  if (!sync) return <p className={styles.status}>Connecting</p>;
  const { tone, text } = headline(sync, now, zone);
  return (
    <div className={styles.status}>
      <p className={styles.headline}>
        <Mark name="live" tone={tone} />
        {text}
      </p>
      <p>{extent(sync, now, zone)}</p>
      {sync.skipped > 0 && <p>{countOf(sync.skipped, 'object')} could not be read and were left out.</p>}
    </div>
  );
}
