import { createAdaptorServer } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';
import type { Server } from 'node:http';
import type { Log } from '#bff/core/ports.ts';
import { refuseMalformed } from './malformed.ts';

/** @param peer the address at the other end of the socket */
type Handler = (request: Request, peer: string | null) => Promise<Response>;

interface ListenOptions {
  readonly handler: Handler;
  readonly host: string;
  readonly port: number;
  readonly log: Log;
}

export interface RunningServer {
  readonly port: number;
  /** Takes no new requests, lets those under way finish for at most `graceMs`, then cuts what is left (live updates). */
  drain(graceMs: number): Promise<void>;
}

/**
 * Listens on one address.
 * @throws the listen error, such as EADDRINUSE
 */
export async function listen({ handler, host, port, log }: ListenOptions): Promise<RunningServer> {
  const underWay = new Set<Promise<unknown>>();
  const counted = (request: Request, { incoming }: HttpBindings): Promise<Response> => {
    const response = handler(request, incoming.socket.remoteAddress ?? null);
    underWay.add(response);
    void response.finally(() => underWay.delete(response));
    return response;
  };
  const server = createAdaptorServer({
    fetch: (request, env) => counted(request, env as HttpBindings),
    hostname: host,
    // Slow clients: headers within 10 s, the whole request within 30 s.
    serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384 },
  }) as Server;
  server.on('clientError', (error, socket) => refuseMalformed(error, socket, log));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();

  return {
    port: typeof address === 'object' && address ? address.port : port,
    async drain(graceMs) {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await Promise.race([
        Promise.allSettled(underWay),
        new Promise((resolve) => setTimeout(resolve, graceMs).unref()),
      ]);
      // One turn for the last replies to leave; a live update stream ends here, its page connects again later.
      await new Promise((resolve) => setTimeout(resolve, 50));
      server.closeAllConnections();
      await closed;
    },
  };
}
