import type { LiveEvent } from '#contract/sync.ts';
import type { Core } from '../context.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import type { Mirror } from '../mirror/mirror.ts';

const HEARTBEAT_MS = 15_000;
/** A reader that is this many messages behind is gone or asleep: it connects again and reads afresh. */
const MOST_WAITING = 1_000;

/**
 * GET /api/live: server-sent events until the reader leaves or the server stops. It begins with the sync state, so that a
 * new connection knows where things stand.
 */
export function liveRoutes(core: Core, mirror: Pick<Mirror, 'sync'>, stopping: AbortSignal): Routes {
  const routes = createRoutes();
  routes.get('/live', async (c) => {
    const first = message({ type: 'sync', sync: await mirror.sync() });
    return new Response(stream(core, first, c.req.raw, stopping), {
      headers: { 'Content-Type': 'text/event-stream; charset=utf-8' },
    });
  });
  return routes;
}

function message(event: LiveEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

function stream(
  { live, ports }: Core,
  first: string,
  request: Request,
  stopping: AbortSignal,
): ReadableStream<Uint8Array> {
  const leaving = AbortSignal.any([request.signal, stopping]);
  const encoder = new TextEncoder();
  const left = new AbortController();
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string): void => {
          if (left.signal.aborted) return;
          if ((controller.desiredSize ?? 0) <= 0) end();
          else controller.enqueue(encoder.encode(text));
        };
        const unsubscribe = live.subscribe((event) => send(message(event)));
        const end = (): void => {
          if (left.signal.aborted) return;
          left.abort();
          controller.close();
        };
        left.signal.addEventListener('abort', unsubscribe, { once: true });
        leaving.addEventListener('abort', end, { once: true });
        send(first);
        if (leaving.aborted) end();
        void beat(ports.clock, left.signal, async () => {
          // Who was signed out meanwhile hears nothing more.
          if (ports.staff && !(await ports.staff.isSignedIn(request).catch(() => false))) end();
          else send(': still here\n\n');
        });
      },
      cancel: () => left.abort(),
    },
    { highWaterMark: MOST_WAITING },
  );
}

async function beat(
  clock: Core['ports']['clock'],
  left: AbortSignal,
  send: () => Promise<void>,
): Promise<void> {
  for (;;) {
    await clock.sleep(HEARTBEAT_MS, left);
    if (left.aborted) return;
    await send();
  }
}
