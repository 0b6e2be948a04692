import type { LiveEvent } from '#contract/sync.ts';

/** Tells open screens what changed. Nothing is kept: who was not listening reads again on connecting. */
export interface LiveBus {
  publish(event: LiveEvent): void;
  /** Returns the function that stops listening. */
  subscribe(listener: (event: LiveEvent) => void): () => void;
}

export function createLiveBus(): LiveBus {
  const listeners = new Set<(event: LiveEvent) => void>();
  return {
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
