import { describe, expect, it } from 'vitest';
import { formatDecimal } from '#domain/money.ts';
import {
  captureBodyOf,
  descriptorProblem,
  newCaptureForm,
  readCaptureForm,
} from '#web/features/transaction-detail/money/capture-form.ts';
import { incrementBodyOf, readIncrementForm } from '#web/features/transaction-detail/money/increment-form.ts';
import { held, line } from './support/detail.ts';

const order = held({
  lines: [line('tent', '3900.00', { captured: '0.00' }), line('pegs', '420.00', { captured: '0.00' })],
});

describe('a capture', () => {
  it('takes all that is held unless told otherwise', () => {
    expect(captureBodyOf(newCaptureForm(order), order)).toEqual({ amount: '4320.00', currency: 'SEK' });
  });

  it('takes an amount and says what is not captured', () => {
    const form = { ...newCaptureForm(order), mode: 'amount', amount: '4 000,00' } as const;
    const { rest } = readCaptureForm(form, order);
    expect(rest && formatDecimal(rest)).toBe('320.00');
    expect(captureBodyOf(form, order)).toEqual({ amount: '4000.00', currency: 'SEK' });
    expect(readCaptureForm({ ...form, amount: '4320.01' }, order).problems).toEqual({
      amount: '4,320.00 SEK is what is held.',
    });
  });

  it('takes lines, with a text for the statement', () => {
    const form = {
      ...newCaptureForm(order),
      mode: 'lines',
      picks: { tent: '3900.00' },
      descriptor: ' NORRLAND 48 ',
    } as const;
    expect(captureBodyOf(form, order)).toEqual({
      amount: '3900.00',
      currency: 'SEK',
      invoice_detail_ids: ['tent'],
      statement_descriptor: 'NORRLAND 48',
    });
    expect(readCaptureForm({ ...form, picks: {} }, order).problems).toHaveProperty('lines');
  });

  it('holds the text to the rules of the API', () => {
    expect(descriptorProblem('NORRLAND B48302 ./9')).toBeNull();
    expect(descriptorProblem('NORRLAND*B48302')).toBe('Letters, digits, spaces, dots and slashes only.');
    expect(descriptorProblem('x'.repeat(23))).toBe('At most 22 characters.');
  });
});

describe('an increment', () => {
  it('adds to the hold', () => {
    const { held: after } = readIncrementForm({ amount: '80' }, order);
    expect(after && formatDecimal(after)).toBe('4400.00');
    expect(incrementBodyOf({ amount: '80' }, order)).toEqual({ amount: '80.00', currency: 'SEK' });
    expect(incrementBodyOf({ amount: '0' }, order)).toBeNull();
  });
});
