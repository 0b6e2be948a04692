import { afterEach, describe, expect, it } from 'vitest';
import type { UpstreamRequest } from '#bff/core/ports.ts';
import { answerOverPort } from '#mocks/demo/answer-over-port.ts';
import { sendOverPort } from '#mocks/demo/send-over-port.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';
import { AUTHORIZATION, START } from '../processout/support.ts';

let close = (): void => undefined;
afterEach(() => close());

/** The backend's way to a simulator on the other side of a port. */
function connect(answer: Simulator['answer']): ReturnType<typeof sendOverPort> {
  const { port1, port2 } = new MessageChannel();
  close = () => port1.close();
  answerOverPort(port2, answer);
  return sendOverPort(port1);
}

const simulated = (): Simulator => createSimulator({ seed: 'test', clock: { now: () => START }, size: 20 });

const ask = (given: Partial<UpstreamRequest> = {}): UpstreamRequest => ({
  method: 'GET',
  path: '/transactions?limit=2',
  headers: { authorization: AUTHORIZATION },
  body: null,
  signal: new AbortController().signal,
  mostBytes: 1_000_000,
  ...given,
});

describe("the demo's backend and its ProcessOut", () => {
  it('exchange what fetch would bring, headers and text', async () => {
    const simulator = simulated();
    const { status, headers, text } = await connect(simulator.answer)(ask());
    const { path, headers: given } = ask();
    const fetched = await simulator.fetch(
      new Request(`https://api.processout.com${path}`, { headers: given }),
    );
    expect(status).toBe(200);
    expect(headers.get('Date')).toBe(fetched.headers.get('date'));
    expect(text).toBe(await fetched.text());
  });

  it('answer each call with its own reply, also the one that was overtaken', async () => {
    const { answer } = simulated();
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const send = connect(async (request, signal) => {
      if (request.url.pathname.endsWith('/transactions')) await held;
      return answer(request, signal);
    });
    const slow = send(ask());
    const quick = await send(ask({ path: '/events?limit=1' }));
    letGo();
    expect(JSON.parse(quick.text ?? '')).toHaveProperty('events');
    expect(JSON.parse((await slow).text ?? '')).toHaveProperty('transactions');
  });

  it('take no reply that is larger than it may be', async () => {
    const reply = await connect(simulated().answer)(ask({ mostBytes: 100 }));
    expect(reply).toMatchObject({ status: 200, text: null });
  });

  it('tell of a connection that broke as fetch does', async () => {
    const simulator = simulated();
    simulator.faults.set([{ kind: 'timeout-after', ms: 1 }]);
    await expect(connect(simulator.answer)(ask())).rejects.toThrow(
      new TypeError('The connection to the simulated ProcessOut broke.'),
    );
  });

  it('give a call up on both sides', async () => {
    const stop = new AbortController();
    const heard = new Promise<unknown>((resolve) => {
      const send = connect((_request, signal) => {
        signal.addEventListener('abort', () => resolve('given up'));
        stop.abort();
        return new Promise(() => undefined);
      });
      send(ask({ signal: stop.signal })).catch(() => undefined);
    });
    expect(await heard).toBe('given up');
    await expect(connect(simulated().answer)(ask({ signal: stop.signal }))).rejects.toThrow(/abort/i);
  });
});
