import type { TransactionSettlement } from '#contract/settlement.ts';
import { formatDecimal, money, negate } from '#domain/money.ts';
import { PAYOUT_STATUS_VIEWS, payoutName } from '#web/common/payout-status.ts';
import { shortDay } from '#web/format/date.ts';
import { daySpan } from '#web/format/trail-time.ts';
import type { TimelineGroup, TimelineRow } from './rows.ts';
import { isMoney, millis, words } from './voice.ts';
import type { Telling } from './voice.ts';

type Share = TransactionSettlement['shares'][number];

/** When which payout brought the money; null while none arrived. */
export function payoutGroup(
  settlement: TransactionSettlement | undefined,
  { zone, now }: Telling,
): TimelineGroup | null {
  const rows = (settlement?.shares ?? [])
    .filter(({ status }) => status === 'received')
    .flatMap((share) =>
      share.settled_at === null ? [] : paidOut(share, millis(share.settled_at), zone, now),
    )
    .toSorted((a, b) => a.at - b.at);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return null;
  return {
    key: 'payouts',
    title: 'Payout',
    outcome: null,
    span: daySpan(zone, first.at, last.at, now),
    failed: false,
    pace: 'days',
    rows,
  };
}

function paidOut(share: Share, at: number, zone: string, now: number): TimelineRow {
  const { mark, tone } = PAYOUT_STATUS_VIEWS.received;
  const after = isMoney(share.fees, share.currency)
    ? ` after fees of ${words(formatDecimal(negate(money(share.fees, share.currency))), share)}`
    : '';
  return {
    id: share.payout_id,
    at,
    mark,
    tone,
    say: `Paid out on ${shortDay(zone, at, now)} with `,
    payout: {
      id: share.payout_id,
      name: payoutName({ id: share.payout_id, bank_summary: share.bank_summary }),
      rest: `: ${words(share.net, share)}${after}.`,
    },
  };
}
