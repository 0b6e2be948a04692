import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';

/** Stands where ProcessOut would and never answers what matches; everything else is refused with a 503. */
export interface HangingUpstream {
  readonly url: string;
  /** Resolves with the next request that is left hanging. */
  nextHanging(): Promise<HangingRequest>;
  close(): Promise<void>;
}

export interface HangingRequest {
  readonly message: IncomingMessage;
  /** Resolves when the caller gives up. */
  readonly gone: Promise<void>;
}

export async function startHangingUpstream(hangs: RegExp): Promise<HangingUpstream> {
  let arrived: (request: HangingRequest) => void = () => undefined;
  const server = createServer((message, reply) => {
    if (!hangs.test(message.url ?? '')) {
      reply.writeHead(503).end();
      return;
    }
    arrived({ message, gone: new Promise((resolve) => reply.once('close', () => resolve())) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    nextHanging: () => new Promise((resolve) => (arrived = resolve)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
