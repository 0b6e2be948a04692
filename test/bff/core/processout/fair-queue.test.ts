import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { createFairQueue } from '#bff/core/processout/fair-queue.ts';
import { createReadTurns } from '#bff/core/processout/read-turns.ts';

const LIMITS = { atOnce: 4, atOnceEach: 2, waitingEach: 5 };
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Step = { readonly ask: 'a' | 'b' | 'c' } | { readonly end: number; readonly fails: boolean };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ ask: fc.constantFrom('a', 'b', 'c') }) },
  { weight: 2, arbitrary: fc.record({ end: fc.nat(10), fails: fc.boolean() }) },
);

interface Running {
  readonly owner: string;
  readonly number: number;
  readonly end: (fails: boolean) => void;
}

describe('the queue of reads', () => {
  it('keeps to its limits, runs what it takes once and in order, and lets nobody wait behind another’s flood', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
        const queue = createFairQueue(LIMITS);
        const running: Running[] = [];
        const begun: Record<string, number[]> = {};
        const waiting: Record<string, number> = {};
        let asked = 0;
        const mine = (owner: string): number => running.filter((one) => one.owner === owner).length;
        const check = (): void => {
          expect(running.length).toBeLessThanOrEqual(LIMITS.atOnce);
          for (const owner of ['a', 'b', 'c']) {
            expect(mine(owner)).toBeLessThanOrEqual(LIMITS.atOnceEach);
            expect(waiting[owner] ?? 0).toBeLessThanOrEqual(LIMITS.waitingEach);
            // Whoever waits has reached their own bound, or everything is taken.
            if ((waiting[owner] ?? 0) > 0)
              expect(mine(owner) === LIMITS.atOnceEach || running.length === LIMITS.atOnce).toBe(true);
          }
        };
        const end = (at: number, fails: boolean): void => {
          const [one] = running.splice(at, 1);
          one?.end(fails);
        };
        for (const one of steps) {
          if ('ask' in one) {
            const owner = one.ask;
            const number = (asked += 1);
            waiting[owner] = (waiting[owner] ?? 0) + 1;
            const answer = queue.run(owner, () => {
              waiting[owner] = (waiting[owner] ?? 0) - 1;
              (begun[owner] ??= []).push(number);
              return new Promise<void>((resolve, reject) => {
                const finish = (fails: boolean): void => (fails ? reject(new Error('no')) : resolve());
                running.push({ owner, number, end: finish });
              });
            });
            if (answer === null) {
              waiting[owner] -= 1;
              expect(waiting[owner]).toBe(LIMITS.waitingEach);
            } else answer.catch(() => undefined);
          } else if (running.length > 0) end(one.end % running.length, one.fails);
          await settle();
          check();
        }
        for (let left = running.length; left > 0; left = running.length) {
          end(0, false);
          await settle();
        }
        expect(Object.values(waiting).every((count) => count === 0)).toBe(true);
        for (const numbers of Object.values(begun))
          expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  it('gives the next turn to somebody else', async () => {
    const queue = createFairQueue({ atOnce: 1, atOnceEach: 1, waitingEach: 100 });
    const order: string[] = [];
    const ask = async (owner: string): Promise<void> =>
      (await queue.run(owner, () => {
        order.push(owner);
        return settle();
      })) ?? undefined;
    const all = [...Array.from({ length: 50 }, () => ask('flood')), ask('one'), ask('other'), ask('one')];
    await Promise.all(all);
    expect(order.slice(0, 6)).toEqual(['flood', 'flood', 'one', 'other', 'flood', 'one']);
  });
});

describe('whose turn it is', () => {
  it('is told by the request; what belongs to nobody, such as money, waits for nobody', async () => {
    const turns = createReadTurns();
    const { signal } = new AbortController();
    turns.belongs(signal, 'flood');
    const never = (): Promise<never> => new Promise(() => undefined);
    for (let count = 0; count < 1_008; count += 1) void turns.take(signal, never);
    const done = (): Promise<{ ok: true; value: string }> => Promise.resolve({ ok: true, value: 'done' });
    expect(await turns.take(signal, done)).toEqual({
      ok: false,
      problem: { kind: 'rate_limited', retryAfterMs: 1_000 },
    });
    const other = new AbortController().signal;
    turns.belongs(other, 'somebody');
    for (const free of [undefined, new AbortController().signal, other])
      expect(await turns.take(free, done)).toEqual({ ok: true, value: 'done' });
  });
});
