import { startBackend } from './backend.ts';
import type { BackendStart } from './controls-messages.ts';
import { fetchOverPort } from './fetch-over-port.ts';
import { serveOverPort } from './serve-over-port.ts';

/**
 * The demo's backend, beside the page's own thread: mirroring thousands of payments must not make the page stutter. It is
 * given a port to the page, which it serves, and one to the simulated ProcessOut, which it calls and is called by, with
 * SQLite. Every message after that says that time was moved.
 */
addEventListener('message', ({ data, ports: [page, processout] }: MessageEvent<BackendStart>) => {
  if (!page || !processout) return;
  const backend = startBackend(fetchOverPort(processout), data.sqlite);
  // What is asked before it has started waits; when it cannot start, that is what the page is told.
  for (const port of [page, processout])
    serveOverPort(port, async (request) => (await backend).fetch(request));
  addEventListener('message', () => void backend.then((bff) => bff.nudge()));
});
