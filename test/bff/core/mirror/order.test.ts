import { expect, test } from 'vitest';
import { createFakeClock } from '../../support/fake-clock.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBffOptions } from '../../support/start-bff.ts';

const OTHERS = ['/customers', '/payouts'];

/** What was asked for, in order, until the walks of the other lists are under way. */
async function askedFor(options: TestBffOptions): Promise<string[]> {
  const clock = createFakeClock();
  const bff = await startBff({ ...options, clock });
  for (let i = 0; i < 60 && !OTHERS.every((path) => bff.asked.includes(`GET ${path}`)); i += 1)
    await clock.advance(1_000);
  await bff.stop();
  return bff.asked.map((line) => line.replace('GET ', ''));
}

const pagesBefore = (asked: readonly string[], path: string): number =>
  asked.slice(0, asked.indexOf(path)).filter((each) => each === '/transactions').length;

test('payments are mirrored before anything else', async () => {
  // A short page first, then four whole ones.
  const asked = await askedFor({ size: 425 });
  for (const path of OTHERS) expect(pagesBefore(asked, path)).toBe(5);
});

test('a long list of payments does not keep the others waiting for ever', async () => {
  const asked = await askedFor({ size: 330, pageLimitMax: 3 });
  for (const path of OTHERS) {
    expect(pagesBefore(asked, path)).toBeGreaterThanOrEqual(100);
    expect(pagesBefore(asked, path)).toBeLessThan(110);
  }
});

test('payments that cannot be read keep nothing else waiting', async () => {
  const asked = await askedFor({
    size: 30,
    faults: [{ kind: 'error-before', status: 503, match: { path: '/transactions' } }],
  });
  for (const path of OTHERS) expect(asked).toContain(path);
});
