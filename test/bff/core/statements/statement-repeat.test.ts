import { fc } from '#test/support/properties.ts';
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

const entry = (minor: bigint, text: string): Omit<ReadLine, 'account'> => ({
  fileLine: 1,
  bookedOn: '2026-11-02',
  valueOn: null,
  currency: 'EUR',
  minor,
  text,
  reference: null,
});

test.each([
  ['37040044/532013000', [200n, 100n], 'nothing new'],
  ['37040044/0532013000', [200n, 100n], 'nothing new'],
  ['37040044/0532013000', [300n], 'all of it new'],
  ['37040044/0532013000', [200n, 100n, 100n], 'all of it new'],
  ['37040044/0532013001', [200n, 100n], 'all of it new'],
])('a day in another format, as %s with %s, brings %s', async (account, amounts, news) => {
  const db = await openMirror();
  const drop = (format: 'camt.053' | 'mt940', name: string, lines: readonly Omit<ReadLine, 'account'>[]) =>
    storeStatement(db, {
      id: format,
      name: format,
      format,
      shape: null,
      actor: OPERATOR,
      at: 0,
      statement: {
        lines: lines.map((one) => ({ ...one, account: name })),
        ranges: [{ account: name, currency: 'EUR', from: '2026-11-02', to: '2026-11-02' }],
      },
    });
  await drop('camt.053', 'DE89370400440532013000', [entry(100n, 'Adyen AB12'), entry(200n, 'Stripe payout')]);
  const again = amounts.map((minor) => entry(minor, `SEPA ${String(minor)}`));
  expect((await drop('mt940', account, again)).isNew).toBe(news !== 'nothing new');
  const stored = await db.selectFrom('statement_line').select('twin_of').execute();
  expect(stored.filter(({ twin_of }) => twin_of !== null)).toEqual([]);
  await db.destroy();
});
