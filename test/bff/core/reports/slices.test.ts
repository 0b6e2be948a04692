import { describe, expect, it } from 'vitest';
import { eachInTurn } from '#bff/core/reports/slices.ts';
import type { Clock } from '#bff/core/ports.ts';

/** A clock that notes what was made when others got their turn. */
function notingClock(made: readonly number[]): { clock: Clock; turns: number[] } {
  const turns: number[] = [];
  const sleep = (): Promise<void> => {
    turns.push(made.length);
    return Promise.resolve();
  };
  return { clock: { now: () => 0, sleep }, turns };
}

async function turnsOf(series: number, buckets: number): Promise<number[]> {
  const made: number[] = [];
  const { clock, turns } = notingClock(made);
  const all = Array.from({ length: series }, (_, index) => index);
  expect(await eachInTurn(clock, all, buckets, (one) => made.push(one) - 1)).toEqual(all);
  return turns;
}

describe('series that are worked out one after the other', () => {
  it('let others have their turn every 2,000 buckets, so that years by the day hold nobody up', async () => {
    expect(await turnsOf(4, 1_096)).toEqual([1, 2, 3]);
    expect(await turnsOf(5, 1_000)).toEqual([2, 4]);
  });

  it('are one turn where they are short, and none where there are none', async () => {
    expect(await turnsOf(40, 31)).toEqual([]);
    expect(await turnsOf(3, 0)).toEqual([]);
    expect(await turnsOf(0, 31)).toEqual([]);
  });
});
