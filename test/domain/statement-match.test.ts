import { fc } from '#test/support/properties.ts';
import { describe, expect, test } from 'vitest';
import { matchLines } from '#domain/statement-match.ts';
import type { LineMatch, MatchLine, MatchPayout } from '#domain/statement-match.ts';

const line = (id: string, changes: Partial<MatchLine> = {}): MatchLine => ({
  id,
  bookedOn: '2026-04-07',
  currency: 'EUR',
  minor: 123456n,
  text: 'STRIPE PAYMENTS UK LTD PO-2231',
  ...changes,
});
const payout = (id: string, changes: Partial<MatchPayout> = {}): MatchPayout => ({
  id,
  currency: 'EUR',
  minor: 123456n,
  dueOn: '2026-04-06',
  words: ['STRIPE PO-2231', 'Rabobank', 'stripe'],
  ...changes,
});
const match = (lines: MatchLine[], payouts: MatchPayout[], id = 'l1'): LineMatch =>
  matchLines(lines, payouts).get(id)!;

describe('a line and a payout', () => {
  test('match when amount, currency, day and reference agree', () => {
    const { state, payoutId, candidates } = match([line('l1')], [payout('p1')]);
    expect({ state, payoutId }).toEqual({ state: 'matched', payoutId: 'p1' });
    expect(candidates).toEqual([
      { payoutId: 'p1', days: 1, references: ['PO2231'], names: ['STRIPE'], doubts: [] },
    ]);
  });

  test.each(['PO 2231', 'po2231', 'STRIPE PO-22 31 X', 'ref:PO/2231.'])(
    'match however the bank broke the reference: %s',
    (text) => {
      expect(match([line('l1', { text })], [payout('p1')]).state).toBe('matched');
    },
  );

  test('match by the name of the PSP where the payout has no reference', () => {
    const found = match(
      [line('l1', { text: 'Überweisung ADYÉN N.V.' })],
      [payout('p1', { words: ['Adyen', null] })],
    );
    expect(found.state).toBe('matched');
  });

  test.each([
    ['another cent', line('l1', { minor: 123457n })],
    ['the other sign', line('l1', { minor: -123456n })],
    ['another currency', line('l1', { currency: 'GBP' })],
    ['long before', line('l1', { bookedOn: '2026-04-03', text: 'nothing' })],
    ['long after', line('l1', { bookedOn: '2026-04-14', text: 'nothing' })],
  ])('have nothing to do with each other: %s', (_, other) => {
    expect(match([other], [payout('p1')])).toEqual({
      state: 'unknown',
      payoutId: null,
      candidates: [],
      candidatesCount: 0,
    });
  });

  test.each([
    ['no_shared_word', line('l1', { text: 'INCOMING' }), payout('p1')],
    ['reference_missing', line('l1', { text: 'STRIPE PAYOUT' }), payout('p1')],
    ['day_unknown', line('l1'), payout('p1', { dueOn: null })],
    ['outside_window', line('l1', { bookedOn: '2026-05-20' }), payout('p1')],
  ])('are likely, with the reason to doubt: %s', (doubt, one, other) => {
    const found = match([one], [other]);
    expect([found.state, found.payoutId, found.candidates[0]?.doubts]).toEqual(['likely', 'p1', [doubt]]);
  });
});

describe('payouts that are alike', () => {
  const bare = { words: ['STRIPE'] };

  test('are all shown, and none is chosen', () => {
    const found = match([line('l1')], [payout('p1', bare), payout('p2', { ...bare, dueOn: '2026-04-07' })]);
    expect([found.state, found.payoutId, found.candidatesCount]).toEqual(['several', null, 2]);
    expect(found.candidates.map(({ payoutId }) => payoutId)).toEqual(['p2', 'p1']);
  });

  test('are told apart by a reference that only one of them has', () => {
    const payouts = [payout('p1'), payout('p2', { words: ['STRIPE PO-2232'] })];
    expect(match([line('l1')], payouts)).toMatchObject({ state: 'matched', payoutId: 'p1' });
  });

  test('leave what a reference decided out of the choice for others', () => {
    const lines = [line('l1'), line('l2', { text: 'STRIPE' })];
    const payouts = [payout('p1'), payout('p2', bare)];
    expect(match(lines, payouts, 'l2')).toMatchObject({ state: 'matched', payoutId: 'p2' });
  });

  test('are not told apart by a reference that both have', () => {
    expect(match([line('l1')], [payout('p1'), payout('p2')]).state).toBe('several');
  });

  test('two lines that one payout fits are both left open', () => {
    const lines = [line('l1'), line('l2')];
    for (const id of ['l1', 'l2']) {
      const found = match(lines, [payout('p1')], id);
      expect([found.state, found.candidates[0]?.doubts]).toEqual(['several', ['other_lines']]);
    }
  });

  test('are counted, and not all listed, when there are hundreds', () => {
    const payouts = Array.from({ length: 300 }, (_, i) => payout(`p${String(i)}`, bare));
    const found = match([line('l1')], payouts);
    expect([found.candidatesCount, found.candidates.length]).toEqual([300, 25]);
  });
});

const small = fc.record({
  lines: fc.array(
    fc.record({
      bookedOn: fc.constantFrom('2026-04-01', '2026-04-03', '2026-04-09', '2026-05-30'),
      minor: fc.constantFrom(100n, 200n, -100n),
      text: fc.constantFrom('STRIPE A1001', 'ADYEN B2002', 'STRIPE', 'A1001 B2002', 'x'),
    }),
    { maxLength: 8 },
  ),
  payouts: fc.array(
    fc.record({
      dueOn: fc.constantFrom('2026-04-01', '2026-04-05', null),
      minor: fc.constantFrom(100n, 200n, -100n),
      words: fc.constantFrom(['STRIPE A1001'], ['ADYEN', 'B2002'], ['STRIPE'], [null], ['MID A1001 B2002']),
    }),
    { maxLength: 8 },
  ),
});
const world = ({ lines, payouts }: typeof small extends fc.Arbitrary<infer T> ? T : never) => ({
  lines: lines.map((each, i) => line(`l${String(i)}`, each)),
  payouts: payouts.map((each, i) => payout(`p${String(i)}`, each)),
});

describe('whatever the statement', () => {
  test('the order of lines and payouts changes nothing', () => {
    fc.assert(
      fc.property(small, fc.infiniteStream(fc.nat()), (drawn, numbers) => {
        const { lines, payouts } = world(drawn);
        const shuffled = <T>(all: T[]): T[] =>
          all
            .map((each) => ({ each, key: numbers.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ each }) => each);
        const straight = matchLines(lines, payouts);
        const other = matchLines(shuffled(lines), shuffled(payouts));
        for (const { id } of lines) expect(other.get(id)).toEqual(straight.get(id));
      }),
    );
  });

  test('no payout is given to two lines, and nothing fits but to the cent', () => {
    fc.assert(
      fc.property(small, (drawn) => {
        const { lines, payouts } = world(drawn);
        const given: string[] = [];
        for (const [id, found] of matchLines(lines, payouts)) {
          if (found.payoutId !== null) given.push(found.payoutId);
          const own = lines.find((each) => each.id === id)!;
          for (const { payoutId } of found.candidates) {
            const fit = payouts.find((each) => each.id === payoutId)!;
            expect([fit.minor, fit.currency]).toEqual([own.minor, own.currency]);
          }
        }
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });
});
