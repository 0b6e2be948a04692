import type { PayoutDetail } from '#contract/payout-detail.ts';
import { longDay } from '#web/format/date.ts';
import { amountInWords, countOf } from '#web/format/money.ts';
import { gatewayName } from '#web/format/names.ts';
import { daySpan } from '#web/format/trail-time.ts';

/** The zone that times are told in, and the server's now in epoch milliseconds. */
export interface Telling {
  readonly zone: string;
  readonly now: number;
}

const isZero = (decimal: string): boolean => !/[1-9]/.test(decimal);

/** Two sentences: what became of the money, and whether every cent of it is known. */
export function payoutLead(payout: PayoutDetail, telling: Telling): string {
  return `${whatHappened(payout, telling)} ${whatIsKnown(payout)}`;
}

function whatHappened(payout: PayoutDetail, { zone, now }: Telling): string {
  const psp = payout.gateway === null ? 'The PSP' : gatewayName(payout.gateway);
  const bank = payout.bank_name ?? 'your bank';
  const takes = payout.amount.startsWith('-');
  switch (payout.status) {
    case 'pending':
      return takes
        ? `${psp} will take this from ${bank}.`
        : `${psp} announced this payout and has not sent it yet.`;
    case 'in-flight':
      return takes
        ? `${psp} is taking this from ${bank}.`
        : `${psp} sent this to ${bank}, which has not shown it yet.`;
    case 'received': {
      const on = payout.settled_at === null ? '' : ` on ${longDay(zone, Date.parse(payout.settled_at), now)}`;
      return takes ? `${psp} took this from ${bank}${on}.` : `${psp} paid this to ${bank}${on}.`;
    }
    case 'canceled':
      return `${psp} withdrew this payout: no money moved, and what it held comes with another one.`;
    case 'failed':
      return `${bank === 'your bank' ? 'Your bank' : bank} did not take this payout: no money moved, and what it held comes with another one.`;
  }
}

function whatIsKnown({ proof, currency, items }: PayoutDetail): string {
  if (proof === null)
    return `Its items are still being ${items.complete ? 'checked' : 'read'}, so nothing is proved yet.`;
  if (!isZero(proof.unexplained))
    return `${amountInWords(proof.unexplained.replace('-', ''), currency)} of it is unexplained.`;
  const problems = proof.discrepancies.filter(({ level }) => level === 'problem').length;
  return problems === 0
    ? 'Every cent is accounted for.'
    : `Every cent is accounted for; ${countOf(problems, 'thing needs', 'things need')} a look.`;
}

/** "STRIPE PO-2231, 156 items from 9 to 14 Nov." */
export function payoutContext({ bank_summary, items_count, period }: PayoutDetail, telling: Telling): string {
  const { zone, now } = telling;
  const rows = items_count === null ? null : countOf(items_count, 'item');
  const span = period && daySpan(zone, Date.parse(period.from), Date.parse(period.to), now);
  const what = [rows, span && `of ${span}`].filter(Boolean).join(' ');
  return `${[bank_summary, what].filter(Boolean).join(', ')}.`;
}
