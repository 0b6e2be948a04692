import type { Gauges } from '#bff/core/gauges.ts';
import type { Ports } from '#bff/core/ports.ts';
import { createMetrics } from './metrics.ts';
import { createRouteNames } from './route-names.ts';
import type { Route } from './route-names.ts';

type Send = Ports['upstream']['send'];

/** Counts what passes the edge and what is asked of ProcessOut. */
export interface Meter {
  /** A request was answered, `ms` after it came. */
  answered(request: Request, status: number, ms: number): void;
  /** A request was turned away at the edge. */
  refused(code: string): void;
  /** The same way to ProcessOut, counted. */
  watch(send: Send): Send;
  print(gauges: Gauges): string;
}

export interface LoopDelay {
  /** Seconds, since the last time they were read. */
  read(): { readonly p50: number; readonly p99: number; readonly max: number };
}

interface MeterOptions {
  /** Asked for with the first request. */
  readonly routes: () => readonly Route[];
  readonly loopDelay: LoopDelay;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const UPSTREAM_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 100];

export function createMeter({ routes, loopDelay, now }: MeterOptions): Meter {
  const metrics = createMetrics();
  let nameOf: ReturnType<typeof createRouteNames> | null = null;
  let gauges: Gauges | null = null;

  const requests = metrics.counter('counterfoil_requests_total', 'Requests answered, by route and status.');
  const durations = metrics.histogram(
    'counterfoil_request_seconds',
    'Time until a reply began, by route.',
    SECONDS,
  );
  const refusals = metrics.counter(
    'counterfoil_refused_total',
    'Requests turned away at the edge, by reason.',
  );
  const calls = metrics.counter(
    'counterfoil_upstream_calls_total',
    'Calls to ProcessOut, by resource and outcome.',
  );
  const callSeconds = metrics.histogram(
    'counterfoil_upstream_seconds',
    'Time until a reply of ProcessOut was here, by resource.',
    UPSTREAM_SECONDS,
  );
  metrics.gauge('counterfoil_intents', 'Intents in the journal, by phase.', () =>
    Object.entries(gauges?.intents ?? {}).map(([phase, count]) => [{ phase }, count] as const),
  );
  metrics.gauge('counterfoil_mirror_payments', 'Payments in the mirror.', () =>
    gauges ? [[{}, gauges.mirror.indexed]] : [],
  );
  metrics.gauge('counterfoil_mirror_skipped', 'Objects that do not match what ProcessOut documents.', () =>
    gauges ? [[{}, gauges.mirror.skipped]] : [],
  );
  metrics.gauge('counterfoil_mirror_complete', '1 when every payment is in the mirror.', () =>
    gauges ? [[{}, gauges.mirror.complete ? 1 : 0]] : [],
  );
  metrics.gauge('counterfoil_mirror_lag_seconds', 'How long ago the mirror was in step.', () =>
    gauges?.mirror.lagSeconds == null ? [] : [[{}, gauges.mirror.lagSeconds]],
  );
  metrics.gauge('counterfoil_upstream_state', '1 for the state that the line to ProcessOut is in.', () =>
    gauges ? [[{ state: gauges.upstream }, 1]] : [],
  );
  metrics.gauge(
    'counterfoil_event_loop_delay_seconds',
    'Delay of the event loop since the last scrape.',
    () => Object.entries(loopDelay.read()).map(([quantile, seconds]) => [{ quantile }, seconds] as const),
  );

  return {
    answered(request, status, ms) {
      nameOf ??= createRouteNames(routes());
      const { method, route } = nameOf(request);
      requests.add({ method, route, status: String(status) });
      durations.observe(ms / 1000, { method, route });
    },
    refused: (code) => refusals.add({ code }),
    watch: (send) => async (request) => {
      const labels = { method: request.method, resource: resourceOf(request.path) };
      const begun = now();
      let outcome = 'no_answer';
      try {
        const reply = await send(request);
        outcome = reply.status === 0 ? '3xx' : `${String(Math.floor(reply.status / 100))}xx`;
        return reply;
      } finally {
        calls.add({ ...labels, outcome });
        callSeconds.observe((now() - begun) / 1000, labels);
      }
    },
    print(read) {
      gauges = read;
      return metrics.print();
    },
  };
}

/** The first segment of the path, such as "transactions": ids come after it. */
function resourceOf(path: string): string {
  return /^\/([a-z-]{1,40})(?:[/?]|$)/.exec(path)?.[1] ?? 'other';
}
