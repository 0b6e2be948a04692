import type { CallMessage, ReplyMessage } from './fetch-messages.ts';

export type Fetch = (request: Request) => Promise<Response>;

/** A `fetch` that is answered by whoever serves on the other side of the port; it gives up when its request does. */
export function fetchOverPort(port: MessagePort): Fetch {
  const calls = new Map<number, (message: ReplyMessage) => void>();
  let lastId = 0;
  const tell = (message: CallMessage, transfer: Transferable[] = []) => port.postMessage(message, transfer);
  port.addEventListener('message', ({ data }: MessageEvent<ReplyMessage>) => {
    calls.get(data.id)?.(data);
  });
  port.start();

  return async (request) => {
    const { signal, url, method, headers } = request;
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const body = hasBody ? await request.arrayBuffer() : null;
    signal.throwIfAborted();
    lastId += 1;
    const id = lastId;
    const cancel = () => {
      calls.delete(id);
      tell({ kind: 'cancel', id });
    };
    const reply = new Promise<Response>((resolve, reject) => {
      const onAbort = () => {
        cancel();
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      const hear = receiver(resolve, reject, cancel);
      calls.set(id, (message) => {
        if (message.kind === 'end' || message.kind === 'broken') {
          calls.delete(id);
          signal.removeEventListener('abort', onAbort);
        }
        hear(message);
      });
    });
    tell({ kind: 'request', id, url, method, headers: [...headers], body }, body ? [body] : []);
    return reply;
  };
}

/** Puts a reply together from its pieces; its body streams, as the live updates need. */
function receiver(
  resolve: (response: Response) => void,
  reject: (error: Error) => void,
  cancel: () => void,
): (message: ReplyMessage) => void {
  let pieces: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (pieces = controller), cancel });
  return (message) => {
    switch (message.kind) {
      case 'head': {
        const { status, headers } = message;
        return resolve(new Response(hasNoBody(status) ? null : body, { status, headers }));
      }
      case 'piece':
        return pieces?.enqueue(message.bytes);
      case 'end':
        return pieces?.close();
      case 'broken': {
        // As `fetch` tells of it.
        const error = new TypeError(message.message);
        pieces?.error(error);
        return reject(error);
      }
    }
  };
}

const hasNoBody = (status: number): boolean => status === 204 || status === 304;
