import { http } from 'msw';
import { setupWorker } from 'msw/browser';

type Serve = (request: Request) => Promise<Response>;

const ORIGIN_PATH = '/api/';

/**
 * Hands the page's calls to `/api` to the backend inside it: through MSW's worker, so that they show in the browser's
 * network panel; where workers are refused (some private windows), by standing before the page's own fetch.
 */
export async function serveInPage(serve: Serve): Promise<void> {
  keepWorker();
  const worker = setupWorker(http.all(`${ORIGIN_PATH}*`, ({ request }) => serve(request)));
  try {
    await worker.start({ quiet: true, onUnhandledFrame: 'bypass' });
  } catch {
    standBeforeFetch(serve);
  }
}

/**
 * MSW's worker unregisters itself when its last page says that it goes. A page that loads anew says so too, and the one that
 * follows it, in use already, would lose the worker seconds later. So the worker is not told: it stays, and passes on what
 * no demo asks.
 */
function keepWorker(): void {
  addEventListener('pagehide', (event) => event.stopImmediatePropagation(), { capture: true });
}

function standBeforeFetch(serve: Serve): void {
  const fetchFromNetwork = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const isApi = new URL(request.url).pathname.startsWith(ORIGIN_PATH);
    return isApi ? serve(request) : fetchFromNetwork(request);
  };
}
