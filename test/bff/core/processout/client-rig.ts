import { createUpstreamClient } from '#bff/core/processout/client.ts';
import { viaFetch } from '../../../support/via-fetch.ts';
import type { UpstreamClient } from '#bff/core/processout/upstream.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { collectingLog, countingIds } from '../../support/start-bff.ts';
import type { LogLine } from '../../support/start-bff.ts';
import { id, wireTransaction } from '../../support/wire.ts';

export const TR = id('tr', 1);
export const IV = id('iv', 1);
export const GOOD = { success: true, transaction: wireTransaction(1) };
export const refusal = (error_type: string, message = 'No.') => ({ success: false, error_type, message });

export interface Rig {
  readonly client: UpstreamClient;
  readonly clock: FakeClock;
  readonly log: LogLine[];
  readonly requests: Request[];
}

export type Answer = (request: Request, count: number) => Response | Promise<Response>;

/** The client over a server that a test plays. */
export function rig(answer: Answer): Rig {
  const clock = createFakeClock();
  const log: LogLine[] = [];
  const requests: Request[] = [];
  const client = createUpstreamClient({
    clock,
    ids: countingIds(),
    log: collectingLog(log),
    upstream: {
      projectId: 'test-proj_1',
      secret: 'key_§',
      send: viaFetch('https://api.processout.test', async (request) => {
        requests.push(request);
        return answer(request, requests.length);
      }),
    },
  });
  return { client, clock, log, requests };
}

/** Lets time pass until the promise is settled. */
export async function after<T>(clock: FakeClock, promise: Promise<T>, ms = 200_000): Promise<T> {
  await clock.advance(ms);
  return promise;
}

export const hanging: Answer = () => new Promise<Response>(() => undefined);

export const CAPTURE = {
  capture_amount: '5.00',
  invoice_detail_ids: null,
  capture_statement_descriptor: null,
};
export const REFUND = {
  amount: '5.00',
  reason: 'fraud',
  information: null,
  invoice_detail_ids: [],
  metadata: { intent: 'k' },
};
