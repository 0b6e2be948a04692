import { describe, expect, it } from 'vitest';
import { TEST_CARDS } from '#mocks/processout/engine/test-cards.ts';
import { PSPS } from '#mocks/processout/world/psps.ts';
import { HARD_REASONS } from '#mocks/processout/world/reasons.ts';
import { open } from './support.ts';

describe('the error codes', () => {
  it('are told by category, those of this world among them', async () => {
    const { status, body } = await open().get('/error-codes');
    expect(status).toBe(200);
    const { gateway } = body as unknown as { gateway: Record<string, string[]> };
    expect(Object.keys(gateway)).toEqual(
      'generic service gateway card check shipping customer payment refund wallet request'.split(' '),
    );
    const all = Object.values(gateway).flat();
    expect(new Set(all).size).toBe(all.length);
    for (const code of all) expect(code).toMatch(/^[a-z-]+(\.[a-z0-9-]+)+$/);
    const declines = Object.values(TEST_CARDS)
      .filter((one) => one.startsWith('declines:'))
      .map((one) => one.slice('declines:'.length));
    const reasons = Object.values(PSPS).flatMap(({ reasons }) => reasons.values);
    expect(all).toEqual(expect.arrayContaining([...declines, ...reasons, ...HARD_REASONS.values]));
  });
});
