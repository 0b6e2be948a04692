import { describe, expect, it } from 'vitest';
import { addsUp, payoutName } from '#web/common/payout-status.ts';

const view = (residual: string | null, unexplained: string | null, discrepancy_count = 0) => {
  const { word, detail, tone } = addsUp({ currency: 'EUR', residual, unexplained, discrepancy_count });
  return { says: [word, detail].filter(Boolean).join(', '), tone };
};

describe('whether a payout adds up', () => {
  it('is not known while its items are being read and checked', () => {
    expect(view(null, null)).toEqual({ says: 'Not known yet, being checked', tone: 'off' });
  });

  it('is said plainly when it does, with what to look at', () => {
    expect(view('0.00', '0.00')).toEqual({ says: 'Adds up', tone: 'good' });
    expect(view('0.00', '0.00', 2)).toEqual({ says: 'Adds up, 2 things to look at', tone: 'good' });
  });

  it('tells what is explained from what nobody knows', () => {
    expect(view('-78.40', '0.00', 1)).toEqual({ says: 'Off by 78.40, explained', tone: 'warn' });
    expect(view('-12.50', '-12.50')).toEqual({ says: '12.50 unexplained', tone: 'bad' });
    expect(view('-20.00', '-12.50')).toEqual({ says: '12.50 unexplained, of 20.00', tone: 'bad' });
  });
});

it('calls a payout what the bank reads, or by the end of its id', () => {
  expect(payoutName({ id: 'payt_1brtqgnYH3sY', bank_summary: 'STRIPE PO-1476' })).toBe('STRIPE PO-1476');
  expect(payoutName({ id: 'payt_1brtqgnYH3sY', bank_summary: null })).toBe('Payout …nYH3sY');
});
