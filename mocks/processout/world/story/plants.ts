import { AUTHORIZATION_LIFETIME_MS } from '#domain/time.ts';
import { DAY, HOUR, MILLISECOND, MINUTE } from '../calendar.ts';
import type { Calendar } from '../calendar.ts';
import type { Hold, Plan, RefundStep, Step } from './plan.ts';
import { SMOOTH } from './plan.ts';

/** A rare thing that every world of 200 payments or more shows among its latest: when it began, and how it goes. */
export interface Plant {
  /** Age in hours, at least. */
  readonly age: number;
  /** @param age of the payment that was found, in microseconds */
  readonly plan: (age: number) => Partial<Plan>;
}

const LIFETIME = AUTHORIZATION_LIFETIME_MS * MILLISECOND;
const LAPSES: Hold = { kind: 'lapse' };

/** A hold with exactly so much time left: the customer paid a little after the order, through the link. */
const held = (left: number): Plant => ({
  age: (LIFETIME - left) / HOUR,
  plan: (age) => ({ paysAfter: Math.max(0, age + left - LIFETIME), threeDS: 'none', hold: LAPSES }),
});

const captured = (after: number, more: Partial<Extract<Hold, { kind: 'capture' }>> = {}): Hold => ({
  kind: 'capture',
  after,
  share: 1,
  by: 'staff',
  confirmsAfter: MINUTE,
  ...more,
});

const refund = (after: number, more: Partial<RefundStep> = {}): RefundStep => ({
  kind: 'refund',
  after,
  what: 'rest',
  reason: 'customer_request',
  confirmsAfter: 4 * HOUR,
  fails: false,
  ...more,
});

const story = (age: number, plan: Partial<Plan>): Plant => ({ age, plan: () => plan });
/** A link that nobody used. */
const unused = (age: number, plan: Partial<Plan>): Plant => story(age, { paysAfter: null, ...plan });
const aftermath = (age: number, ...after: Step[]): Plant => story(age, { after });

export const PLANTS: readonly Plant[] = [
  story(3, { paysAfter: null }),
  story(31, { paysAfter: null }),
  { age: 0.4, plan: (age) => ({ hurdle: { kind: 'pending', after: age + 2 * HOUR } }) },
  { age: 2.5, plan: (age) => ({ hurdle: { kind: 'review', after: age + DAY, approved: true } }) },
  story(6, { hurdle: { kind: 'blocked' } }),

  story(2, { attempts: ['card.do-not-honor', null], threeDS: 'challenged' }),
  story(5, { attempts: ['card.no-money', 'card.no-money'] }),
  story(8, { attempts: ['card.stolen'] }),
  story(12, { threeDS: 'failed' }),
  story(15, { attempts: ['card.needs-authentication', null], threeDS: 'challenged' }),
  story(26, { attempts: ['gateway.declined', 'card.do-not-honor', null] }),
  story(35, { attempts: ['card.expired'] }),

  held(6 * HOUR),
  held(DAY),
  held(2 * DAY),
  held(5 * DAY),
  story(20, { incremental: true, hold: LAPSES }),
  story(30, { incremental: true, increments: [{ after: 5 * HOUR, share: 0.2 }], hold: LAPSES }),
  { age: 10, plan: (age) => ({ hold: captured(age + DAY, { by: 'timer' }) }) },
  { age: 1.2, plan: (age) => ({ hold: captured(age - 4 * MINUTE, { confirmsAfter: 14 * MINUTE }) }) },
  story(60, { hold: { kind: 'void', after: 9 * HOUR } }),
  story(205, { hold: LAPSES }),
  story(96, { hold: captured(18 * HOUR, { share: 0.7 }) }),
  story(75, { hold: captured(20 * HOUR) }),

  aftermath(100, refund(40 * HOUR)),
  aftermath(120, refund(50 * HOUR, { what: 0.25 })),
  aftermath(80, refund(30 * HOUR, { what: 'line' })),
  aftermath(
    130,
    refund(30 * HOUR, { what: 0.2 }),
    refund(DAY, { what: 0.15 }),
    refund(DAY, { what: 'rest' }),
  ),
  aftermath(50, refund(44 * HOUR, { confirmsAfter: 2 * DAY })),
  aftermath(150, refund(20 * HOUR, { what: 0.4, fails: true, confirmsAfter: 60 * HOUR })),
  aftermath(41, refund(30 * HOUR, { fails: true, confirmsAfter: 33 * HOUR })),

  aftermath(140, { kind: 'retrieval-request', after: 90 * HOUR }),
  aftermath(110, { kind: 'fraud-notification', after: 70 * HOUR }, { kind: 'chargeback', after: 20 * DAY }),
  aftermath(158, { kind: 'fraud-notification', after: 80 * HOUR }, refund(5 * HOUR, { reason: 'fraud' })),
  aftermath(155, { kind: 'chargeback', after: 100 * HOUR }, { kind: 'dispute-won', after: 20 * DAY }),
  aftermath(162, { kind: 'chargeback', after: 50 * HOUR }, { kind: 'dispute-won', after: 90 * HOUR }),
  aftermath(165, { kind: 'chargeback', after: 45 * HOUR }, { kind: 'dispute-lost', after: 100 * HOUR }),

  ...[9, 52, 118, 200, 420, 900, 1500, 2300].map((age) => unused(age, { cancelledAfter: 5 * HOUR })),
  ...[40, 90, 170].map((age) => unused(age, { linkLifetime: DAY })),
  ...[760, 800, 1000, 1700].map((age) => unused(age, {})),
];

/** Finds each plant a payment that is old enough, all different; those older than the world are left out. */
export function placePlants(calendar: Calendar, size: number, now: number): Map<number, Plan> {
  const plans = new Map<number, Plan>();
  for (const { age, plan } of PLANTS) {
    const latest = now - age * HOUR;
    let index = Math.min(size - 1, calendar.indexAt(latest) + 1);
    while (index >= 0 && (plans.has(index) || calendar.timeOf(index) > latest)) index -= 1;
    if (index >= 0) plans.set(index, { ...SMOOTH, ...plan(now - calendar.timeOf(index)) });
  }
  return plans;
}
