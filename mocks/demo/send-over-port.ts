import type { Upstream, UpstreamReply } from '#bff/core/ports.ts';
import { isRedirect } from '#bff/core/processout/redirect.ts';
import type { PlainReply } from '#mocks/processout/http/transport.ts';
import type { UpstreamAnswer, UpstreamCall } from './upstream-messages.ts';

/** A way to the ProcessOut on the other side of a port; it gives up when its request does. */
export function sendOverPort(port: MessagePort): Upstream['send'] {
  const waiting = new Map<number, (answer: UpstreamAnswer) => void>();
  let lastId = 0;
  const tell = (message: UpstreamCall): void => port.postMessage(message);
  port.addEventListener('message', ({ data }: MessageEvent<UpstreamAnswer>) => {
    waiting.get(data.id)?.(data);
  });
  port.start();

  return ({ method, path, headers, body, signal, mostBytes }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      lastId += 1;
      const id = lastId;
      const giveUp = (): void => {
        waiting.delete(id);
        tell({ kind: 'cancel', id });
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      waiting.set(id, (answer) => {
        waiting.delete(id);
        signal.removeEventListener('abort', giveUp);
        if (answer.kind === 'reply') resolve(upstreamReply(answer.reply, mostBytes));
        // As `fetch` tells of it.
        else reject(new TypeError(answer.message));
      });
      tell({ kind: 'call', id, method, path, headers, body });
    });
}

function upstreamReply({ status, headers, body }: PlainReply, mostBytes: number): UpstreamReply {
  const text = isRedirect(status) || body.length > mostBytes ? null : body;
  return { status, headers: new Headers(headers), text };
}
