import { describe, expect, it } from 'vitest';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';
import { contextSentence, leadSentence } from '#web/features/transaction-detail/story/lead.ts';
import { attempt, detail, held, step, ZONE } from './support/detail.ts';

describe('the sentence that a customer could be told', () => {
  it('says what was captured and what went back', () => {
    const partly = detail({
      status: 'refunded',
      captured_amount: '134.50',
      refunded_amount: '21.00',
      available_amount: '113.50',
    });
    expect(leadSentence(partly, ZONE)).toBe(
      '€134.50 was captured and €21.00 of it went back to Elin Björkqvist.',
    );
    const all = detail({ status: 'refunded', refunded_amount: '189.00', available_amount: '0.00' });
    expect(leadSentence(all, ZONE)).toBe('€189.00 was captured and all of it went back to Elin Björkqvist.');
  });

  it('tells a partial capture from a full one', () => {
    expect(leadSentence(detail(), ZONE)).toBe('€189.00 was captured from Elin Björkqvist.');
    expect(leadSentence(detail({ captured_amount: '134.50' }), ZONE)).toBe(
      '€134.50 of the €189.00 that was held was captured from Elin Björkqvist.',
    );
  });

  it('says what was paid out to a card, and that a payout failed', () => {
    const out = detail({ amount: '-29.00', authorized_amount: '0.00', captured_amount: '0.00' });
    expect(leadSentence(out, ZONE)).toBe('€29.00 was paid out to Elin Björkqvist.');
    expect(leadSentence({ ...out, status: 'failed', error_code: 'card.stolen' }, ZONE)).toMatch(
      /^Paying €29.00 out failed: .* No money has left\.$/,
    );
  });

  it('says until when money is held, and when the hold is over', () => {
    expect(leadSentence(held(), ZONE)).toBe(
      '4,320.00 SEK is held until Thursday 26 November, 10:00; nothing is captured yet.',
    );
    expect(leadSentence(held({ authorized_until: '2026-11-19T09:00:00Z' }), ZONE)).toBe(
      'The hold of 4,320.00 SEK lapsed on Thursday 19 November, 10:00; nothing was captured.',
    );
  });

  it('says how much of a hold is being captured, not how much is held', () => {
    const aftermath = [step({ kind: 'capture', state: 'pending', amount: '30.00' })];
    expect(leadSentence(detail({ status: 'pending-capture', aftermath }), ZONE)).toBe(
      'A capture of €30.00 was sent; Stripe has not confirmed it yet.',
    );
  });

  it('gives the reason of a decline in plain words, and the words of the API for codes it does not know', () => {
    const declined = detail({ status: 'failed', error_code: 'card.no-money', captured_amount: '0.00' });
    expect(leadSentence(declined, ZONE)).toBe(
      'The payment of €189.00 failed: insufficient funds. No money was taken.',
    );
    const odd = detail({
      status: 'failed',
      error_code: 'gateway.odd',
      error_message: 'The terminal was asleep.',
    });
    expect(leadSentence(odd, ZONE)).toBe(
      'The payment of €189.00 failed: the terminal was asleep. No money was taken.',
    );
  });

  it('names the customer only when there is a name', () => {
    expect(leadSentence(detail({ customer: null }), ZONE)).toBe('€189.00 was captured from the customer.');
    expect(leadSentence(detail({ customer: null, status: 'chargeback-initiated' }), ZONE)).toBe(
      '€189.00 was captured from the customer. The customer disputes it.',
    );
  });

  it('has a whole sentence for each of the fifteen statuses', () => {
    for (const status of TRANSACTION_STATUSES) {
      expect(leadSentence(detail({ status }), ZONE)).toMatch(/^[\p{Lu}€\d].+\.$/u);
    }
  });
});

describe('the line beneath', () => {
  it('says order, time, card and the way through the PSPs', () => {
    const cascade = detail({
      gateways: ['adyen', 'stripe'],
      attempts: [
        attempt({ gateway_name: 'adyen', outcome: 'declined', steps: [step({ state: 'failed' })] }),
        attempt({ number: 2 }),
      ],
    });
    expect(contextSentence(cascade, ZONE)).toBe(
      'Order NS-B48302, placed on Friday 13 November at 13:51 with Visa 4242 through Stripe, after Adyen declined.',
    );
  });

  it('leaves out what is not known', () => {
    expect(contextSentence(detail({ name: '', card: null, gateways: [], attempts: [] }), ZONE)).toBe(
      'Placed on Friday 13 November at 13:51.',
    );
  });
});
