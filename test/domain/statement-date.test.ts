import { fc } from '#test/support/properties.ts';
import { describe, expect, test } from 'vitest';
import { calendarDay, possibleOrders, readBankDate } from '#domain/statement-date.ts';
import type { DateOrder } from '#domain/statement-date.ts';

describe('a date as banks write it', () => {
  test.each([
    ['2026-04-03', 'ymd', '2026-04-03'],
    ['2026/04/03', 'ymd', '2026-04-03'],
    ['2026.04.03.', 'ymd', '2026-04-03'],
    ['20260403', 'ymd', '2026-04-03'],
    ['260403', 'ymd', '2026-04-03'],
    ['03.04.2026', 'dmy', '2026-04-03'],
    ['3.4.26', 'dmy', '2026-04-03'],
    ['03/04/2026', 'dmy', '2026-04-03'],
    ['03/04/2026', 'mdy', '2026-03-04'],
    ['03042026', 'dmy', '2026-04-03'],
    ['3 Apr 2026', 'ymd', '2026-04-03'],
    ['03-APR-26', 'dmy', '2026-04-03'],
    ['April 3, 2026', 'dmy', '2026-04-03'],
    ['2026-04-03T23:59:59.123+02:00', 'ymd', '2026-04-03'],
    ['03-04-2026 12:33', 'dmy', '2026-04-03'],
    ['4/3/2026 1:05 PM', 'mdy', '2026-04-03'],
    ['29.02.2028', 'dmy', '2028-02-29'],
  ] as const)('%s, %s', (text, order, day) => {
    expect(readBankDate(text, order)).toBe(day);
  });

  test.each([
    ['29.02.2026', 'dmy'],
    ['2026-04-31', 'ymd'],
    ['03.04.2026', 'mdy'],
    ['2026-04-03', 'dmy'],
    ['03/04-2026', 'dmy'],
    ['3 Mai 2026', 'dmy'],
    ['00.00.0000', 'dmy'],
    ['=TODAY()', 'dmy'],
    ['', 'dmy'],
    ['1'.repeat(60), 'ymd'],
  ] as const)('refuses %s, %s', (text, order) => {
    expect(readBankDate(text, order)).toBeNull();
  });

  test('every day of the calendar comes back in every style', () => {
    const days = fc.record({
      year: fc.integer({ min: 2000, max: 2099 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
      order: fc.constantFrom<DateOrder>('dmy', 'mdy', 'ymd'),
      separator: fc.constantFrom('/', '-', ' '),
      short: fc.boolean(),
    });
    fc.assert(
      fc.property(days, ({ year, month, day, order, separator, short }) => {
        const two = (n: number) => String(n).padStart(2, '0');
        const y = short ? two(year % 100) : String(year);
        const parts = {
          dmy: [two(day), two(month), y],
          mdy: [two(month), two(day), y],
          ymd: [y, two(month), two(day)],
        };
        expect(readBankDate(parts[order].join(separator), order)).toBe(calendarDay(year, month, day));
      }),
    );
  });
});

describe('the order of a column', () => {
  test.each([
    [['03/04/2026'], ['dmy', 'mdy']],
    [['03/04/2026', '13/04/2026'], ['dmy']],
    [['03/04/2026', '04/13/2026'], ['mdy']],
    [['05/05/2026'], ['dmy']],
    [['03.04.2026'], ['dmy']],
    [['2026-04-03'], ['ymd']],
    [['03/04/26'], ['dmy', 'mdy', 'ymd']],
    [['03/04/2026', '2026-04-03'], []],
    [['hello'], []],
  ])('%j', (texts, orders) => {
    expect(possibleOrders(texts)).toEqual(orders);
  });
});
