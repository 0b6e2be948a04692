import { follow } from './aftermath.ts';
import { checkOut } from './checkout.ts';
import type { Draft } from './draft.ts';
import { settle } from './hold.ts';
import type { Plan } from './plan.ts';

/** Lets a payment happen as planned, up to now; what is still to come is left in `due`. */
export function tell(draft: Draft, plan: Plan): void {
  if (checkOut(draft, plan) && settle(draft, plan)) follow(draft, plan);
  const { operations, events, due } = draft.payment;
  operations.sort((a, b) => a.created_at - b.created_at);
  events.sort((a, b) => a.fired_at - b.fired_at);
  due.sort((a, b) => a.at - b.at);
}
