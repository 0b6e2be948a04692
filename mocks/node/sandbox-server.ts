import { serve } from '@hono/node-server';
import type { Http2Bindings, HttpBindings } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { createSimulator } from '#mocks/processout/simulator.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';
import { control, isControl } from '#mocks/processout/control.ts';
import { ConnectionBroke } from '#mocks/processout/http/transport.ts';
import type { SandboxSettings } from './sandbox-settings.ts';

export interface Sandbox {
  readonly url: string;
  readonly simulator: Simulator;
  close(): Promise<void>;
}

/** Tells the server adapter that nothing is left to send. */
const NOTHING_TO_SEND = () => new Response(null, { headers: { 'x-hono-already-sent': 'true' } });

const TICK_MS = 1_000;

/** Serves the simulator over HTTP on this machine. @throws when the port cannot be listened on */
export function openSandbox(settings: SandboxSettings, systemNow: () => number): Promise<Sandbox> {
  const began = systemNow();
  const start = settings.now;
  const now = start === null ? systemNow : () => start + (systemNow() - began);
  const simulator = createSimulator({
    seed: settings.seed,
    clock: { now },
    size: settings.transactions,
    payouts: settings.payouts ? 'planted' : 'none',
    webhooks: { url: settings.webhookUrl, deliver: (request) => fetch(request) },
  });

  const answer = async (request: Request, { incoming }: HttpBindings | Http2Bindings): Promise<Response> => {
    if (isControl(request)) return control(simulator, request);
    try {
      return await simulator.fetch(request);
    } catch (error) {
      // A planned network failure, or a caller that has gone: either way no reply leaves.
      if (!(error instanceof ConnectionBroke) && !request.signal.aborted) throw error;
      incoming.socket.resetAndDestroy();
      return NOTHING_TO_SEND();
    }
  };

  return new Promise((resolve, reject) => {
    const options = { fetch: answer, port: settings.port, hostname: '127.0.0.1' };
    const server = serve(options, ({ port }: AddressInfo) => {
      // Things happen, and are told of, also while nobody asks.
      const ticking = setInterval(() => simulator.traffic.tick(), TICK_MS);
      const close = () =>
        new Promise<void>((closed) => {
          clearInterval(ticking);
          server.close(() => closed());
          if ('closeAllConnections' in server) server.closeAllConnections();
        });
      resolve({ url: `http://127.0.0.1:${port}`, simulator, close });
    });
    server.once('error', reject);
  });
}
