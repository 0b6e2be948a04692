import * as z from 'zod/mini';
import { afterEach, expect, test, vi } from 'vitest';
import { get } from '#web/api/client.ts';
import { onSignInNews } from '#web/api/sign-in-news.ts';
import { proveAgain, setStepUpAsker } from '#web/api/step-up.ts';

const schema = z.object({ ok: z.boolean() });
const SIGNED_OUT = { code: 'signed_out', message: 'Sign in.', request_id: 'r', retryable: false };

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Each call is answered when the test says so. */
function answers(): ((status: number, body: unknown) => void)[] {
  const waiting: ((status: number, body: unknown) => void)[] = [];
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise<Response>((resolve) => {
        waiting.push((status, body) => resolve(Response.json(body, { status })));
      }),
  );
  return waiting;
}

test('what was under way while a proof ended its session is asked once more, and nobody is led away', async () => {
  const calls = answers();
  const news = vi.fn();
  const endListening = onSignInNews(news);
  let prove: (proved: boolean) => void = () => undefined;
  const takeBack = setStepUpAsker(() => new Promise((resolve) => (prove = resolve)));
  const reading = get(schema, '/sync');
  const proving = proveAgain();
  calls[0]?.(401, { error: SIGNED_OUT });
  prove(true);
  await proving;
  await vi.waitFor(() => expect(calls).toHaveLength(2));
  calls[1]?.(200, { ok: true });
  expect(await reading).toEqual({ ok: true });
  expect(news).not.toHaveBeenCalled();
  takeBack();
  endListening();
});

test('where nothing was proved, and for what the proof itself asks, nobody is signed in', async () => {
  const calls = answers();
  const news = vi.fn();
  const endListening = onSignInNews(news);
  const refused = get(schema, '/sync');
  calls[0]?.(401, { error: SIGNED_OUT });
  await expect(refused).rejects.toMatchObject({ code: 'signed_out' });
  const takeBack = setStepUpAsker(() => get(schema, '/me').then(() => true));
  const proving = proveAgain();
  calls[1]?.(401, { error: SIGNED_OUT });
  await expect(proving).rejects.toMatchObject({ code: 'signed_out' });
  expect(news).toHaveBeenCalledTimes(2);
  takeBack();
  endListening();
});
