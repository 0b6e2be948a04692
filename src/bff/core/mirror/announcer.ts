import type { Clock } from '../ports.ts';
import type { LiveBus } from '../live.ts';
import type { LiveEvent, MirroredResource, SyncState } from '#contract/sync.ts';

const BATCH_MS = 250;
const SYNC_MS = 500;

/** Tells open screens what the mirror learned: batched, so that a burst is one message. */
export interface Announcer {
  /** Rows were stored that somebody may be looking at: ids of payments that are new, and of ones that changed. */
  rowsChanged(created: readonly string[], changed: readonly string[]): void;
  /** The same of another resource, and which of it are gone. */
  resourceChanged(resource: MirroredResource, news: News): void;
  /** The state of the mirror or of the line changed. */
  syncChanged(): void;
}

interface News {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

interface Sources {
  readonly clock: Clock;
  readonly live: LiveBus;
  readonly readSync: () => Promise<SyncState>;
  /** Ends what is waiting to be said. */
  readonly signal: AbortSignal;
}

export function createAnnouncer({ clock, live, readSync, signal }: Sources): Announcer {
  const created = new Set<string>();
  const changed = new Set<string>();
  const rows = throttle(BATCH_MS, () => {
    const event: LiveEvent = { type: 'transactions', created: [...created], changed: [...changed] };
    created.clear();
    changed.clear();
    live.publish(event);
  });
  const resources = new Map<MirroredResource, ResourceNews>();
  const sync = throttle(SYNC_MS, async () => live.publish({ type: 'sync', sync: await readSync() }));

  /** Runs the task `ms` from the first call on, once for all calls until then. */
  function throttle(ms: number, task: () => void | Promise<void>): () => void {
    let waiting = false;
    return () => {
      if (waiting || signal.aborted) return;
      waiting = true;
      void clock.sleep(ms, signal).then(() => {
        waiting = false;
        return signal.aborted ? undefined : task();
      });
    };
  }

  /** What is to be said of a resource, and the way to say it a little later. */
  function newsOf(resource: MirroredResource): ResourceNews {
    const known = resources.get(resource);
    if (known) return known;
    const ids = { created: new Set<string>(), changed: new Set<string>(), removed: new Set<string>() };
    const tell = throttle(BATCH_MS, () => {
      const event: LiveEvent = {
        type: 'changed',
        resource,
        created: [...ids.created],
        changed: [...ids.changed],
        removed: [...ids.removed],
      };
      for (const set of Object.values(ids)) set.clear();
      live.publish(event);
    });
    resources.set(resource, { ...ids, tell });
    return { ...ids, tell };
  }

  return {
    rowsChanged(newIds, changedIds) {
      if (newIds.length + changedIds.length === 0) return;
      for (const id of newIds) created.add(id);
      for (const id of changedIds) if (!created.has(id)) changed.add(id);
      rows();
      sync();
    },
    resourceChanged(resource, news) {
      if (news.created.length + news.changed.length + news.removed.length === 0) return;
      const { created: fresh, changed: other, removed, tell } = newsOf(resource);
      for (const id of news.created) fresh.add(id);
      for (const id of news.changed) if (!fresh.has(id)) other.add(id);
      for (const id of news.removed) removed.add(id);
      tell();
    },
    syncChanged: sync,
  };
}

interface ResourceNews {
  readonly created: Set<string>;
  readonly changed: Set<string>;
  readonly removed: Set<string>;
  readonly tell: () => void;
}
