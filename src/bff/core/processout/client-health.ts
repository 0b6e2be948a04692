import type { Clock } from '../ports.ts';
import type { UpstreamHealth, UpstreamProblem } from './upstream.ts';

const FAILURES_TO_OPEN = 5;
const PROBE_EVERY_MS = 15_000;
const LIMITED_WITHOUT_WORD_MS = 5_000;

/**
 * The state of the line, and a circuit breaker for reads: five failures in a row open it, then one read every 15 s finds
 * out whether ProcessOut is back.
 */
export interface HealthTracker {
  current(): UpstreamHealth;
  listen(listener: (health: UpstreamHealth) => void): void;
  /** Whether a read may go out now; while the breaker is open this lets one probe through per period. */
  mayRead(): boolean;
  /** An answer came, whatever it said. */
  answered(): void;
  failed(problem: UpstreamProblem): void;
}

export function createHealthTracker(clock: Clock): HealthTracker {
  const listeners: ((health: UpstreamHealth) => void)[] = [];
  let health: UpstreamHealth = { state: 'up', since: null, retryAt: null };
  let failures = 0;

  function become(state: UpstreamHealth['state'], retryAt: number | null): void {
    if (state === health.state && retryAt === health.retryAt) return;
    health = { state, since: state === health.state ? health.since : clock.now(), retryAt };
    for (const listener of listeners) listener(health);
  }

  return {
    current: () => health,
    listen: (listener) => void listeners.push(listener),
    mayRead() {
      if (health.state !== 'down' || health.retryAt === null) return true;
      if (clock.now() < health.retryAt) return false;
      become('down', clock.now() + PROBE_EVERY_MS);
      return true;
    },
    answered() {
      failures = 0;
      become('up', null);
    },
    failed(problem) {
      if (problem.kind === 'rate_limited') {
        failures = 0;
        become('limited', clock.now() + (problem.retryAfterMs ?? LIMITED_WITHOUT_WORD_MS));
      } else if (problem.kind === 'unavailable') {
        failures += 1;
        if (failures >= FAILURES_TO_OPEN) become('down', clock.now() + PROBE_EVERY_MS);
      }
    },
  };
}
