import type { Simulator } from '#mocks/processout/simulator.ts';
import type { UpstreamAnswer, UpstreamCall } from './upstream-messages.ts';

const ORIGIN = 'https://api.processout.com';

/** Answers what the backend on the other side of the port sends; a call that is given up there is aborted here. */
export function answerOverPort(port: MessagePort, answer: Simulator['answer']): void {
  const open = new Map<number, AbortController>();
  const tell = (message: UpstreamAnswer): void => port.postMessage(message);

  async function take({ id, method, path, headers, body }: Extract<UpstreamCall, { kind: 'call' }>) {
    const given = new AbortController();
    open.set(id, given);
    const request = { method, url: new URL(path, ORIGIN), headers: new Headers(headers), text: body ?? '' };
    try {
      tell({ kind: 'reply', id, reply: await answer(request, given.signal) });
    } catch (error) {
      tell({ kind: 'broken', id, message: error instanceof Error ? error.message : 'unknown' });
    } finally {
      open.delete(id);
    }
  }

  port.addEventListener('message', ({ data }: MessageEvent<UpstreamCall>) => {
    if (data.kind === 'call') void take(data);
    else open.get(data.id)?.abort();
  });
  port.start();
}
