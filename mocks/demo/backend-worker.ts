import { startBackend } from './backend.ts';
import type { BackendStart } from './controls-messages.ts';
import { sendOverPort } from './send-over-port.ts';
import { serveOverPort } from './serve-over-port.ts';

/**
 * The demo's backend, beside the page's own thread: mirroring thousands of payments must not make the page stutter. It is
 * given a port to the page and one for ProcessOut's webhooks, which it serves, and one to the simulated ProcessOut, which it
 * calls, with SQLite. Every message after that says that time was moved.
 */
addEventListener('message', ({ data, ports: [page, webhooks, processout] }: MessageEvent<BackendStart>) => {
  if (!page || !webhooks || !processout) return;
  const backend = startBackend(sendOverPort(processout), data.sqlite);
  // What is asked before it has started waits; when it cannot start, that is what the page is told.
  for (const port of [page, webhooks]) serveOverPort(port, async (request) => (await backend).fetch(request));
  addEventListener('message', () => void backend.then((bff) => bff.nudge()));
});
