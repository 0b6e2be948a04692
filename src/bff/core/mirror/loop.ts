import type { Ports } from '../ports.ts';
import type { Step } from './list-walk.ts';
import { restAfter } from './pace.ts';

interface LoopOptions {
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  readonly name: string;
  readonly step: () => Promise<Step>;
  /** How long to rest when there is nothing more to do; null: until woken. */
  readonly everyMs: number | null;
  readonly signal: AbortSignal;
}

/** Repeats a step: at once while there is more, after a rest when there is not or when there was a problem. */
export interface Loop {
  start(options: { readonly atOnce: boolean }): void;
  /** Cuts the rest short. */
  wake(): void;
  /** Resolves when the loop has ended, after the signal. */
  ended(): Promise<void>;
}

const DEFECT_REST_MS = 30_000;
/** Given as the reason, it spares the making of an error that nobody reads. */
const WOKEN = 'woken';

export function createLoop({ ports, name, step, everyMs, signal }: LoopOptions): Loop {
  let alarm = new AbortController();
  let woken = false;
  let running: Promise<void> = Promise.resolve();
  let problems = 0;

  async function rest(ms: number | null): Promise<void> {
    if (woken || signal.aborted) return;
    alarm = new AbortController();
    const stop = (): void => alarm.abort();
    signal.addEventListener('abort', stop, { once: true });
    if (ms === null) await whenAborted(alarm.signal);
    else await ports.clock.sleep(ms, alarm.signal);
    signal.removeEventListener('abort', stop);
  }

  /** One step; how long to rest after it. */
  async function turn(): Promise<number | null> {
    try {
      const outcome = await step();
      problems = outcome.kind === 'problem' ? problems + 1 : 0;
      if (outcome.kind === 'more') return 0;
      return outcome.kind === 'done' ? everyMs : restAfter(outcome.problem, problems);
    } catch (error) {
      if (!signal.aborted) ports.log.error('walk failed', { name, message: String(error) });
      return DEFECT_REST_MS;
    }
  }

  async function run(atOnce: boolean): Promise<void> {
    let pause: number | null = atOnce ? 0 : everyMs;
    for (;;) {
      // A rest of 0 still gives way to whoever waits for the thread.
      if (pause === 0) await ports.clock.sleep(0, signal);
      else await rest(pause);
      if (signal.aborted) return;
      woken = false;
      pause = await turn();
    }
  }

  return {
    start({ atOnce }) {
      running = run(atOnce);
    },
    wake() {
      if (woken) return;
      woken = true;
      alarm.abort(WOKEN);
    },
    ended: () => running,
  };
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
