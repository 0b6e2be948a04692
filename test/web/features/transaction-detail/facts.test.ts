import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { readDetailSearch } from '#web/features/transaction-detail/detail-search.ts';
import { neighbours, rememberedRow } from '#web/features/transaction-detail/parts/neighbours.ts';
import { checksInWords } from '#web/features/transaction-detail/story/card-words.ts';
import { moneyCells } from '#web/features/transaction-detail/story/money-cells.ts';
import { references } from '#web/features/transaction-detail/story/references.ts';
import { stations } from '#web/features/transaction-detail/story/stations.ts';
import { attempt, detail, held, intent, line, refund, step, ZONE } from './support/detail.ts';

describe('the money strip', () => {
  it('counts what is captured, what went back and what is left', () => {
    const partly = detail({
      captured_amount: '134.50',
      refunded_amount: '21.00',
      available_amount: '113.50',
      refunds: [refund(), refund({ has_failed: true })],
      lines: [line('bottle', '134.50'), line('lamp', '54.50', { captured: '0.00' })],
      actions: { ...detail().actions, refund: { allowed: true, max: '100.00' } },
    });
    const { cells, stub } = moneyCells(partly, ZONE);
    expect(cells.map(({ value, note }) => `${value} ${note}`)).toEqual([
      '189.00 54.50 was not captured',
      '134.50 1 of 2 lines of the order',
      '-21.00 1 refund, 1 failed',
    ]);
    expect(stub).toEqual({
      label: 'Available',
      value: '113.50',
      note: '100.00 can still be refunded, the rest is on its way',
    });
  });

  it('does not say that money is on its way while the refund waits for approval', () => {
    const asked = detail({
      actions: { ...detail().actions, refund: { allowed: true, max: '88.99' } },
      intents: [intent({ amount: '100.01', state: 'awaiting_approval' })],
    });
    expect(moneyCells(asked, ZONE).stub.note).toBe(
      '88.99 can still be refunded, the rest waits for approval',
    );
  });

  it('does not say that nothing is left where somebody may not refund it', () => {
    const notTheirs = { ...detail().actions, refund: { allowed: false, reason: 'Ask support.' } } as const;
    expect(moneyCells(detail({ actions: notTheirs }), ZONE).stub.note).toBe('Left of what was captured');
    const gone = detail({ actions: notTheirs, available_amount: '0.00' });
    expect(moneyCells(gone, ZONE).stub.note).toBe('Nothing to refund now');
  });

  it('counts the time that is left while money is held', () => {
    expect(moneyCells(held(), ZONE).stub).toEqual({
      label: 'Can be captured',
      value: '4320.00',
      note: '5 days left, until 26 Nov, 10:00',
    });
  });
});

describe('the money strip of a disputed payment', () => {
  it('offers nothing that the bank has pulled back', () => {
    expect(moneyCells(detail({ status: 'chargeback-initiated' }), ZONE).stub).toEqual({
      label: 'In dispute',
      value: '189.00',
      note: 'Pulled back by the bank',
    });
  });
});

describe('where the money is', () => {
  it('says what ProcessOut tells and no more', () => {
    expect(stations(detail()).map(({ title }) => title)).toEqual(['Captured', 'With Stripe']);
    expect(stations(held()).map(({ title }) => title)).toEqual(['Held by the bank']);
    const back = detail({
      settlement: { state: 'returned', captured_at: null },
      refunds: [refund({ amount: '189.00' })],
    });
    expect(stations(back).at(-1)).toMatchObject({
      title: 'Back with the customer',
      at: Date.parse('2026-11-15T14:20:00Z'),
    });
    const sent = { ...back, aftermath: [step({ kind: 'refund', state: 'pending' })] };
    expect(stations(sent).at(-1)).toMatchObject({ title: 'On its way to the customer' });
  });

  it('is at the card when it was paid out, and here when that failed', () => {
    const settlement = { state: 'nothing_captured', captured_at: null } as const;
    const out = detail({ amount: '-29.00', settlement });
    expect(stations(out).map(({ title }) => title)).toEqual(['With Elin Björkqvist']);
    expect(stations({ ...out, status: 'failed' }).map(({ title }) => title)).toEqual(['Still with you']);
  });
});

describe('references', () => {
  it('are listed once each, with the PSP that knows them', () => {
    const both = detail({
      attempts: [
        attempt({
          outcome: 'declined',
          steps: [step({ gateway_name: 'adyen', gateway_operation_id: '8816' })],
        }),
        attempt({ steps: [step({ gateway_operation_id: 'pi_3' })] }),
      ],
      aftermath: [step({ kind: 'capture', gateway_operation_id: 'pi_3', arn: '7453' })],
      card: null,
    });
    expect(
      references(both)
        .map(({ label, value }) => `${label}: ${value}`)
        .slice(3),
    ).toEqual(['Adyen, declined: 8816', 'Stripe: pi_3', 'Capture ARN: 7453', 'Customer: cust_1']);
  });
});

describe('the checks of a card', () => {
  it('are told as words, whatever the API spells', () => {
    const { card } = detail();
    if (!card) throw new Error('the sample has a card');
    expect(checksInWords({ ...card, cvc_check: 'true', avs_check: 'passed' })).toBe(
      'Security code and address match',
    );
    expect(checksInWords({ ...card, cvc_check: 'passed', avs_check: 'unknown' })).toBe(
      'Security code matches, address not checked',
    );
    expect(checksInWords({ ...card, cvc_check: null, avs_check: 'unavailable' })).toBeNull();
  });
});

describe('the address', () => {
  it('opens the panel that it names, and no other', () => {
    expect(readDetailSearch({ panel: 'refund' })).toEqual({ panel: 'refund' });
    expect(readDetailSearch({ panel: 'payout', x: '1' })).toEqual({});
  });
});

describe('the payments beside one', () => {
  it('are those of the list page in memory', () => {
    const client = new QueryClient();
    expect(neighbours(client, 'b')).toBeNull();
    client.setQueryData(['transactions', 'list', {}], { transactions: [{ id: 'a' }, { id: 'b' }] });
    expect(neighbours(client, 'b')).toEqual({ place: 2, count: 2, newer: 'a', older: null });
    expect(rememberedRow(client, 'a')).toEqual({ id: 'a' });
    client.clear();
  });
});
