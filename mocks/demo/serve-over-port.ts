import type { CallMessage, ReplyMessage } from './fetch-messages.ts';
import type { Fetch } from './fetch-over-port.ts';

/** Answers what the other side of the port fetches; a call that is given up there is aborted here. */
export function serveOverPort(port: MessagePort, serve: Fetch): void {
  const open = new Map<number, AbortController>();
  const tell = (message: ReplyMessage, transfer: Transferable[] = []) => port.postMessage(message, transfer);

  async function answer({ id, url, method, headers, body }: Extract<CallMessage, { kind: 'request' }>) {
    const given = new AbortController();
    open.set(id, given);
    const { signal } = given;
    try {
      const pairs = headers.map(([name, value]): [string, string] => [name, value]);
      const reply = await serve(new Request(url, { method, headers: pairs, body, signal }));
      tell({ kind: 'head', id, status: reply.status, headers: [...reply.headers] });
      const reader = reply.body?.getReader();
      signal.addEventListener('abort', () => void reader?.cancel(), { once: true });
      for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
        const bytes = read.value.slice();
        tell({ kind: 'piece', id, bytes }, [bytes.buffer]);
      }
      tell({ kind: 'end', id });
    } catch (error) {
      tell({ kind: 'broken', id, message: error instanceof Error ? error.message : 'unknown' });
    } finally {
      open.delete(id);
    }
  }

  port.addEventListener('message', ({ data }: MessageEvent<CallMessage>) => {
    if (data.kind === 'request') void answer(data);
    else open.get(data.id)?.abort();
  });
  port.start();
}
