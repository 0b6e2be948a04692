import type { Attention } from '#contract/attention.ts';
import type { Coverage } from '#contract/page.ts';
import { countOf, countText } from '#web/format/money.ts';

interface Words {
  readonly title: string;
  readonly text: string;
}

/** "225 of 5,000 payments were looked through so far, newest first." */
export function howFar({ complete, indexed, upstream_total }: Coverage): string {
  if (complete) return `All ${countText(indexed)} payments were looked through.`;
  const total = upstream_total === null ? '' : ` of ${countText(upstream_total)}`;
  return `${countText(indexed)}${total} payments were looked through so far, newest first.`;
}

/** Chargebacks and the like count one by one: a thing is one payment, or one customer, to open. */
export function headline({ groups, coverage }: Attention): string {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  if (count > 0) return `${countOf(count, 'thing needs', 'things need')} someone`;
  return coverage.complete ? 'Nothing needs anyone' : 'Nothing needs anyone so far';
}

/** Where nothing of any kind is there: only who has looked through everything says that nothing waits. */
export function nothingWaits({ complete }: Coverage): Words {
  if (!complete)
    return {
      title: 'No payment was found that waits for a person',
      text: 'The older payments are still being looked through. Those that wait appear here.',
    };
  return {
    title: 'No payment waits for a person',
    text: 'No hold is about to lapse, no bank asks or disputes, and every refund and capture that was sent went through.',
  };
}

/** Where nothing of one kind is there. */
export function noneOfKind(coverage: Coverage): Words {
  return coverage.complete
    ? { title: 'None are left', text: 'All of them were dealt with.' }
    : { title: 'None were found so far', text: howFar(coverage) };
}
