import type { TransactionSettlement } from '#contract/settlement.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { settles } from '#domain/payout.ts';
import type { Station } from '#web/common/detail/stations.tsx';
import { PayoutLink } from '#web/common/payout-link.tsx';
import { PAYOUT_STATUS_VIEWS, payoutName } from '#web/common/payout-status.ts';
import { countOf } from '#web/format/money.ts';
import { isMoney, millis, pspInWords, words } from '../story/voice.ts';

type Share = TransactionSettlement['shares'][number];

/** Where captured money is by the payouts that name it: a stop per payout, and what is in none. */
export function settlementStations(
  detail: TransactionDetail,
  settlement: TransactionSettlement,
  now: number,
): Station[] {
  const waits =
    settlement.state !== 'returned' && isMoney(settlement.not_in_payout, detail.currency)
      ? [waiting(detail, settlement, now)]
      : [];
  return [...settlement.shares.map((share) => payoutStation(share, detail.id)), ...waits];
}

function payoutStation(share: Share, transactionId: string): Station {
  const { mark, tone } = PAYOUT_STATUS_VIEWS[share.status];
  const name = payoutName({ id: share.payout_id, bank_summary: share.bank_summary });
  const link = <PayoutLink id={share.payout_id} name={name} transactionId={transactionId} />;
  const at = share.settled_at === null || !settles(share.status) ? null : millis(share.settled_at);
  const bank = share.bank_name ?? 'your bank';
  // What it takes off is more than what it brings, once the payment was charged back.
  const isTaken = share.net.startsWith('-');
  const net = words(share.net.replace('-', ''), share);
  switch (share.status) {
    case 'pending':
      return {
        mark,
        tone,
        title: 'In a payout, announced',
        at,
        say: (
          <>
            {link} {isTaken ? 'will take' : 'will bring'} {net}.
          </>
        ),
      };
    case 'in-flight':
      return {
        mark,
        tone,
        title: `On its way to ${bank}`,
        at,
        say: (
          <>
            {link} {isTaken ? 'takes' : 'brings'} {net}.
          </>
        ),
      };
    case 'received':
      return {
        mark,
        tone,
        title: share.bank_name === null ? 'At your bank' : `At ${bank}`,
        at,
        say: (
          <>
            {link} {isTaken ? 'took' : 'brought'} {net}.
          </>
        ),
      };
    case 'canceled':
      return { mark, tone, title: 'Payout cancelled', at, say: <>{link} brought nothing.</> };
    case 'failed':
      return { mark, tone, title: 'Payout failed', at, say: <>{link} brought nothing.</> };
  }
}

const DAY_MS = 86_400_000;

function waiting(detail: TransactionDetail, settlement: TransactionSettlement, now: number): Station {
  const { gateway, captured_at, delay, is_late, not_in_payout, shares } = settlement;
  const psp = pspInWords(gateway);
  const what =
    shares.length === 0 ? 'In no payout yet' : `${words(not_in_payout ?? '0', detail)} is in no payout yet`;
  const days = captured_at === null ? null : Math.floor((now - millis(captured_at)) / DAY_MS);
  const after = days === null || days < 1 ? '' : `, ${countOf(days, 'day')} after the capture`;
  const usual = delay === null ? '' : ` ${psp} usually takes ${countOf(delay.usual_days, 'day')}.`;
  return {
    mark: is_late === true ? 'expiring' : 'pending',
    tone: is_late === true ? 'warn' : 'off',
    title: is_late === true ? `Late at ${psp}` : `With ${psp}`,
    at: null,
    say: `${what}${after}.${usual}`,
  };
}
