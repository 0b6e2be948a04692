import * as z from 'zod/mini';
import { Stream, hashText } from './world/prng.ts';

/** Which requests a rule is for; what is left out matches all. */
const match = z.strictObject({
  method: z.optional(z.string()),
  /** Source of a regular expression, tried on the path: "/refunds$". */
  path: z.optional(z.string().check(z.refine(isPattern, 'not a regular expression'))),
  /** Only the n-th of the requests that match otherwise, from 1. */
  nth: z.optional(z.int().check(z.positive())),
  /** From 0 to 1, drawn from the simulator's seed. */
  probability: z.optional(z.number().check(z.gte(0), z.lte(1))),
});

/** Which events a rule about webhooks is for; what is left out matches all. */
const webhookMatch = z.strictObject({
  /** Source of a regular expression, tried on the event's name: "^customer\\.". */
  event: z.optional(z.string().check(z.refine(isPattern, 'not a regular expression'))),
  nth: z.optional(z.int().check(z.positive())),
  probability: z.optional(z.number().check(z.gte(0), z.lte(1))),
});

const base = {
  match: z.optional(match),
  /** How often it fires before it is spent; always, when left out. */
  times: z.optional(z.int().check(z.positive())),
};
const webhookBase = { ...base, match: z.optional(webhookMatch) };
const milliseconds = z.int().check(z.gte(0));
const status = z.optional(z.int().check(z.gte(400), z.lte(599)));

/** What becomes of the webhooks of an event. */
const webhookRules = [
  /** Nobody is told. */
  z.strictObject({ ...webhookBase, kind: z.literal('webhook-lost') }),
  /** Everybody is told so often, twice when left out. */
  z.strictObject({
    ...webhookBase,
    kind: z.literal('webhook-duplicated'),
    copies: z.optional(z.int().check(z.gte(2), z.lte(20))),
  }),
  /** Held back for `ms` of simulated time, so that later ones overtake it. */
  z.strictObject({ ...webhookBase, kind: z.literal('webhook-reordered'), ms: milliseconds }),
] as const;

/** One thing that goes wrong. "After" means that the effect has happened; times are milliseconds. */
const rule = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('latency'), ms: milliseconds }),
  z.strictObject({ ...base, kind: z.literal('error-before'), status }),
  z.strictObject({ ...base, kind: z.literal('error-after'), status }),
  /** The connection breaks after `ms`, or hangs until the caller gives up. */
  z.strictObject({ ...base, kind: z.literal('timeout-before'), ms: z.optional(milliseconds) }),
  z.strictObject({ ...base, kind: z.literal('timeout-after'), ms: z.optional(milliseconds) }),
  z.strictObject({ ...base, kind: z.literal('truncated-body') }),
  z.strictObject({ ...base, kind: z.literal('not-json') }),
  z.strictObject({ ...base, kind: z.literal('success-false') }),
  /** 429 before any effect; `retryAfter` in seconds, no such header when left out. */
  z.strictObject({ ...base, kind: z.literal('rate-limit'), retryAfter: z.optional(milliseconds) }),
  /** The first transaction of a list, or the one asked for, has a number where its amount should be a text. */
  z.strictObject({ ...base, kind: z.literal('malformed-object') }),
  z.strictObject({ ...base, kind: z.literal('ignore-idempotency-key') }),
  /** What is sent as metadata is not kept. */
  z.strictObject({ ...base, kind: z.literal('drop-metadata') }),
  /** Keys are forgotten after `ms` instead of a day. */
  z.strictObject({ ...base, kind: z.literal('expire-idempotency-key'), ms: milliseconds }),
  /** GET shows payments as they were `ms` ago. */
  z.strictObject({ ...base, kind: z.literal('stale-reads'), ms: milliseconds }),
  ...webhookRules,
]);

const plan = z.array(rule);

export type FaultRule = z.infer<typeof rule>;
export type WebhookRule = Extract<FaultRule, { kind: `webhook-${string}` }>;
type RequestRule = Exclude<FaultRule, WebhookRule>;
export type FaultPlan = readonly FaultRule[];

/** Reads a plan from outside; throws with the path of the first thing wrong. */
export function parseFaultPlan(value: unknown): FaultPlan {
  return plan.parse(value);
}

export interface Faults {
  set(plan: FaultPlan): void;
  clear(): void;
  current(): FaultPlan;
}

export interface FaultPicker extends Faults {
  /** The rules that hit this request, in the order of the plan; each hit is counted. */
  pick(method: string, path: string): FaultRule[];
  /** The same for the webhooks of an event, by its name. */
  pickWebhook(eventName: string): WebhookRule[];
}

export function createFaults(seed: string, initial: FaultPlan = []): FaultPicker {
  let current: FaultPlan = [];
  let matched = new Map<FaultRule, number>();
  let fired = new Map<FaultRule, number>();
  let stream = new Stream(hashText(seed), 0, 0);

  const set = (next: FaultPlan) => {
    current = next;
    matched = new Map();
    fired = new Map();
    stream = new Stream(hashText(`${seed}/faults`), 0, 0);
  };

  /** Whether a rule hits what it otherwise fits; each hit is counted. */
  const hits = (one: FaultRule): boolean => {
    const wanted = one.match ?? {};
    const count = (matched.get(one) ?? 0) + 1;
    matched.set(one, count);
    if (wanted.nth !== undefined && wanted.nth !== count) return false;
    if (wanted.probability !== undefined && !stream.chance(wanted.probability)) return false;
    const before = fired.get(one) ?? 0;
    if (one.times !== undefined && before >= one.times) return false;
    fired.set(one, before + 1);
    return true;
  };

  set(initial);
  return {
    set,
    clear: () => set([]),
    current: () => current,
    pick: (method, path) =>
      current.filter((one) => !isWebhookRule(one) && isFor(one, method, path) && hits(one)),
    pickWebhook: (name) =>
      current.filter(isWebhookRule).filter((one) => isMatch(one.match?.event, name) && hits(one)),
  };
}

function isWebhookRule(rule: FaultRule): rule is WebhookRule {
  return rule.kind.startsWith('webhook-');
}

function isFor({ match: wanted }: RequestRule, method: string, path: string): boolean {
  if (wanted?.method !== undefined && wanted.method.toUpperCase() !== method) return false;
  return isMatch(wanted?.path, path);
}

function isMatch(pattern: string | undefined, text: string): boolean {
  return pattern === undefined || new RegExp(pattern).test(text);
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}
