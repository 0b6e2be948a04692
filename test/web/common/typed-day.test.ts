import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { dayAsTyped, readTypedDay, readTypedDays } from '#web/common/typed-day.ts';

const TODAY = '2026-11-21';
const read = (text: string) => readTypedDay(text, TODAY);

describe('a typed day', () => {
  it.each([
    ['3 Nov 2026', '2026-11-03'],
    ['3 november 2026', '2026-11-03'],
    ['03/11/2026', '2026-11-03'],
    ['3.11.26', '2026-11-03'],
    ['3/11/26', '2026-11-03'],
    ['3 11 2026', '2026-11-03'],
    ['3-11-2026', '2026-11-03'],
    ['03112026', '2026-11-03'],
    ['2026-11-03', '2026-11-03'],
    ['20261103', '2026-11-03'],
    ['2026/11/3', '2026-11-03'],
    ['  29 Feb 2024 ', '2024-02-29'],
  ])('reads %s', (text, day) => {
    expect(read(text)).toEqual({ day });
  });

  it('may be left out', () => {
    expect(read('  ')).toEqual({});
  });

  it.each([
    ['26-11-03', '26 Nov 2003 or 3 Nov 2026? Write the whole year.'],
    ['031126', '3 Nov 2026 or 26 Nov 2003? Write the whole year.'],
    ['3 Nov', 'Add the year, such as 3 Nov 2026.'],
    ['3/11', 'Add the year, such as 3 Nov 2026.'],
    ['11/23/2026', 'The day comes first, such as 23 Nov 2026.'],
    ['31 Nov 2026', 'There is no such day on the calendar.'],
    ['29.2.2026', 'There is no such day on the calendar.'],
    ['2026-13-01', 'There is no such day on the calendar.'],
    ['2026-11-03T23:30:00Z', 'Only a day, without a time of day.'],
    ['soon', 'Not a date such as 21 Nov 2026 or 2026-11-21.'],
    ['3 Novembre 20265', 'Not a date such as 21 Nov 2026 or 2026-11-21.'],
  ])('refuses %s with a sentence', (text, problem) => {
    expect(read(text)).toEqual({ problem });
  });

  it('is read back from how it is shown, whatever the day', () => {
    const days = fc
      .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, (day) => {
        expect(read(dayAsTyped(day))).toEqual({ day });
      }),
    );
  });
});

describe('two typed ends', () => {
  it('may each be left open', () => {
    expect(readTypedDays({ from: '3.11.2026', to: '' }, TODAY)).toEqual({
      from: { day: '2026-11-03' },
      to: {},
    });
    expect(readTypedDays({ from: '', to: '' }, TODAY)).toEqual({ from: {}, to: {} });
  });

  it('may be the same day, and not the wrong way round', () => {
    const ends = (from: string, to: string) => readTypedDays({ from, to }, TODAY);
    expect(ends('3 Nov 2026', '2026-11-03').to).toEqual({ day: '2026-11-03' });
    expect(ends('3 Nov 2026', '2 Nov 2026').to).toEqual({ problem: 'This is before the first day.' });
  });
});
