import { describe, expect, it } from 'vitest';
import { eventOfStep } from '#domain/event-of-step.ts';

const at = Date.parse('2026-11-17T14:29:07.200Z');
const event = (name: string, fired_at: string) => ({ name, fired_at });

const requested = event('transaction.requested', '2026-11-17T14:29:05Z');
const captured = event('transaction.captured', '2026-11-17T14:29:07.1995Z');
const again = event('transaction.captured', '2026-11-17T14:29:09Z');
const refunded = event('transaction.refunded', '2026-11-19T08:00:00Z');
const lost = event('transaction.chargeback.lost', '2026-11-17T14:29:06Z');
const all = [refunded, again, captured, lost, requested];

describe('the event of a step', () => {
  it('has a fitting name and is the nearest in time', () => {
    expect(eventOfStep('capture', at, all)).toBe(captured);
    expect(eventOfStep('request', at, all)).toBe(requested);
    expect(eventOfStep('chargeback', at, all)).toBe(lost);
  });

  it('is none where nothing fitting fired at about that time', () => {
    expect(eventOfStep('refund', at, all)).toBeNull();
    expect(eventOfStep('increment', at, all)).toBeNull();
    expect(eventOfStep('void', at, [])).toBeNull();
  });
});
