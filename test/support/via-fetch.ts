import type { Upstream } from '#bff/core/ports.ts';
import { isRedirect } from '#bff/core/processout/redirect.ts';

/**
 * A way to ProcessOut over a fetch function, such as a simulator's with something done to its replies.
 * @param origin such as https://api.processout.com
 */
export function viaFetch(origin: string, fetch: (request: Request) => Promise<Response>): Upstream['send'] {
  return async ({ method, path, headers, body, signal, mostBytes }) => {
    const request = new Request(`${origin}${path}`, { method, headers, body, redirect: 'manual', signal });
    const response = await fetch(request);
    const { status } = response;
    if (!isRedirect(status))
      return { status, headers: response.headers, text: await read(response, mostBytes) };
    await response.body?.cancel();
    return { status, headers: response.headers, text: null };
  };
}

async function read(response: Response, mostBytes: number): Promise<string | null> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const chunk = await reader.read();
    if (chunk.done) return text + decoder.decode();
    size += chunk.value.byteLength;
    if (size > mostBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
}
