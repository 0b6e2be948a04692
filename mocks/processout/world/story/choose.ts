import { needsStrongAuthentication } from '../cards.ts';
import { DAY, HOUR, MINUTE } from '../calendar.ts';
import type { Psp } from '../psps.ts';
import { at, weighted } from '../prng.ts';
import type { Stream } from '../prng.ts';
import { HARD_REASONS } from '../reasons.ts';
import type { DisputeStep, Hold, Hurdle, Plan, RefundStep, Step } from './plan.ts';
import { SMOOTH } from './plan.ts';

/** What the shop knows when the customer comes to pay. */
export interface Situation {
  readonly country: string;
  /** A renewal that the shop starts: nobody is there to authenticate, and it is captured at once. */
  readonly renewal: boolean;
  readonly withCard: boolean;
  readonly route: readonly Psp[];
}

/** How often a soft decline goes on to the next PSP, and how often that helps. */
const RETRY_SHARE = 0.48;
const RETRY_SUCCESS = 0.48;

function attempts(stream: Stream, route: readonly Psp[]): (string | null)[] {
  const tried: (string | null)[] = [];
  for (const [n, psp] of route.entries()) {
    const luck = stream.fraction();
    const soft = n === 0 ? psp.softDeclines : 1 - RETRY_SUCCESS;
    if (luck < psp.hardDeclines) return [...tried, stream.choose(HARD_REASONS)];
    if (luck >= psp.hardDeclines + soft) return [...tried, null];
    tried.push(stream.choose(psp.reasons));
    if (!stream.chance(RETRY_SHARE)) return tried;
  }
  return tried;
}

function threeDS(stream: Stream, { country, renewal, withCard }: Situation): Plan['threeDS'] {
  if (renewal || !withCard) return 'none';
  if (!stream.chance(needsStrongAuthentication(country) ? 0.72 : 0.08)) return 'none';
  const luck = stream.fraction();
  if (luck < 0.55) return 'frictionless';
  return luck < 0.975 ? 'challenged' : 'failed';
}

function hurdle(stream: Stream, { renewal, withCard }: Situation): Hurdle | null {
  const luck = stream.fraction();
  if (renewal) return null;
  if (luck < 0.011) return { kind: 'blocked' };
  if (luck < 0.022)
    return { kind: 'review', after: stream.between(20, 2600) * MINUTE, approved: stream.chance(0.65) };
  if (luck < (withCard ? 0.034 : 0.2)) return { kind: 'pending', after: stream.between(3, 500) * MINUTE };
  return null;
}

/** Seven in ten are taken at once; the others when the parcel leaves, by staff or by a timer. */
function hold(stream: Stream, { renewal }: Situation): Hold {
  const luck = renewal ? 0 : stream.fraction();
  if (luck < 0.72) {
    const slow = luck > 0.68 ? stream.between(2, 30) * MINUTE : null;
    return { kind: 'capture', after: 0, share: 1, by: 'checkout', confirmsAfter: slow };
  }
  if (luck > 0.99) return { kind: 'lapse' };
  if (luck > 0.975) return { kind: 'void', after: stream.between(1, 60) * HOUR };
  const share = stream.chance(0.09) ? stream.between(30, 90) / 100 : 1;
  const by = stream.chance(0.5) ? 'timer' : 'staff';
  return { kind: 'capture', after: stream.between(200, 4800) * MINUTE, share, by, confirmsAfter: null };
}

const PARTS = weighted([
  ['rest', 44],
  ['line', 34],
  ['share', 22],
] as const);
const REASONS = weighted([
  ['customer_request', 88],
  ['duplicate', 8],
  ['fraud', 4],
] as const);

function refund(stream: Stream): RefundStep {
  const part = stream.choose(PARTS);
  return {
    kind: 'refund',
    after: stream.between(90, 60 * 24 * 16) * MINUTE,
    what: part === 'share' ? stream.between(5, 60) / 100 : part,
    reason: stream.choose(REASONS),
    confirmsAfter: null,
    fails: false,
  };
}

function refunds(stream: Stream): RefundStep[] {
  const first = refund(stream);
  const luck = stream.fraction();
  if (luck < 0.06) return [{ ...first, fails: true, confirmsAfter: stream.between(20, 90) * HOUR }];
  if (first.what === 'rest' || luck > 0.2) return [first];
  return [first, { ...refund(stream), reason: 'customer_request' }];
}

const DISPUTES = weighted<readonly DisputeStep[]>([
  [['fraud-notification'], 16],
  [['retrieval-request'], 12],
  [['fraud-notification', 'chargeback', 'dispute-lost'], 12],
  [['retrieval-request', 'chargeback', 'dispute-won'], 8],
  [['chargeback'], 14],
  [['chargeback', 'dispute-won'], 20],
  [['chargeback', 'dispute-lost'], 18],
]);

function dispute(stream: Stream): Step[] {
  const steps: Step[] = stream
    .choose(DISPUTES)
    .map((kind, n) => ({ kind, after: (n === 0 ? stream.between(5, 40) : stream.between(6, 30)) * DAY }));
  if (steps.length > 1 || at(steps, 0).kind !== 'fraud-notification' || !stream.chance(0.6)) return steps;
  return [
    ...steps,
    { ...refund(stream), after: stream.between(2, 30) * HOUR, what: 'rest', reason: 'fraud' },
  ];
}

function aftermath(stream: Stream, { renewal }: Situation): Step[] {
  const luck = stream.fraction();
  if (luck < 0.009) return dispute(stream);
  return luck < (renewal ? 0.03 : 0.098) ? refunds(stream) : [];
}

/** One order in fifty is paid through a link that staff sent, at leisure or never. */
function paysAfter(stream: Stream, { renewal }: Situation): number | null {
  if (renewal || !stream.chance(0.02)) return 0;
  return stream.chance(0.45) ? null : stream.between(4, 2400) * MINUTE;
}

/** How an ordinary payment goes. */
export function choosePlan(stream: Stream, situation: Situation): Plan {
  const incremental = !situation.renewal && stream.chance(0.02);
  return {
    ...SMOOTH,
    paysAfter: paysAfter(stream, situation),
    hurdle: hurdle(stream, situation),
    threeDS: threeDS(stream, situation),
    attempts: attempts(stream, situation.route),
    incremental,
    increments:
      incremental && stream.chance(0.5) ? [{ after: stream.between(1, 4) * HOUR, share: 0.15 }] : [],
    hold: incremental
      ? { kind: 'capture', after: stream.between(6, 90) * HOUR, share: 1, by: 'staff', confirmsAfter: null }
      : hold(stream, situation),
    after: aftermath(stream, situation),
  };
}
