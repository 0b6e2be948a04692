import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storeStatement } from '#bff/core/statements/store-statement.ts';
import type { ReadLine } from '#bff/core/statements/read/read-lines.ts';
import { openMirror } from '#test/bff/core/payouts/support.ts';
import { OPERATOR } from '#test/bff/support/start-bff.ts';

/** Few values, so that equal lines are frequent. */
const line: fc.Arbitrary<ReadLine> = fc.record({
  fileLine: fc.nat(9),
  account: fc.constantFrom('A', ''),
  bookedOn: fc.constantFrom('2026-11-01', '2026-11-02'),
  valueOn: fc.constant(null),
  currency: fc.constantFrom('EUR', 'JPY'),
  minor: fc.bigInt({ min: -2n, max: 2n }),
  text: fc.constantFrom('a', 'b'),
  reference: fc.constantFrom('1', null),
});

test('a statement that is dropped again changes nothing, in whatever order its lines come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(line, { minLength: 1, maxLength: 12 })
        .chain((lines) =>
          fc.tuple(
            fc.constant(lines),
            fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length }),
          ),
        ),
      async ([lines, shuffled]) => {
        const db = await openMirror();
        const ranges = lines.map(({ account, currency }) => ({
          account,
          currency,
          from: '2026-11-01',
          to: '2026-11-02',
        }));
        const drop = (id: string, some: readonly ReadLine[]) =>
          storeStatement(db, {
            id,
            name: id,
            format: 'mt940',
            shape: null,
            actor: OPERATOR,
            at: 0,
            statement: { lines: some, ranges },
          });
        expect((await drop('first', lines)).isNew).toBe(true);
        expect((await drop('again', shuffled)).isNew).toBe(false);
        const stored = await db.selectFrom('statement_line').select('twin_of').execute();
        expect(stored.map(({ twin_of }) => twin_of)).toEqual(lines.map(() => null));
        await db.destroy();
      },
    ),
    { numRuns: 25 },
  );
});
