import * as z from 'zod/mini';
import { liveEvent } from '#contract/sync.ts';
import type { LiveEvent } from '#contract/sync.ts';
import { API_HEADERS } from './client.ts';
import { noteSignedOut } from './sign-in-news.ts';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/** Server-sent events come as blocks of lines with an empty line between them. */
function* readEvents(block: string): Generator<LiveEvent> {
  const data = block
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trim())
    .join('\n');
  if (data === '') return;
  const parsed = z.safeParse(liveEvent, JSON.parse(data));
  if (parsed.success) yield parsed.data;
}

async function listen(
  signal: AbortSignal,
  tell: (event: LiveEvent) => void,
  opened: () => void,
): Promise<void> {
  const response = await fetch('/api/live', { headers: API_HEADERS, signal });
  if (response.status === 401) noteSignedOut();
  if (!response.ok || !response.body) return;
  opened();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) for (const event of readEvents(block)) tell(event);
  }
}

/**
 * Follows GET /api/live until the signal aborts, and comes back after a break with growing pauses. Read with fetch and
 * not with EventSource, so that the header goes along. `reconnected` is called after each break: what happened
 * meanwhile was not heard.
 */
export async function followLive(
  signal: AbortSignal,
  tell: (event: LiveEvent) => void,
  reconnected: () => void,
): Promise<void> {
  let wait = FIRST_WAIT_MS;
  let first = true;
  while (!signal.aborted) {
    await listen(signal, tell, () => {
      wait = FIRST_WAIT_MS;
      if (!first) reconnected();
      first = false;
    }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}
