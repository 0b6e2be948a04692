import type { PayoutDetail } from '#contract/payout-detail.ts';
import { PAYOUT_STATUSES } from '#domain/payout.ts';
import type { Station } from '#web/common/detail/stations.tsx';
import { PAYOUT_STATUS_VIEWS } from '#web/common/payout-status.ts';

/**
 * How a payout got where it is. When it was announced and when it arrived ProcessOut says; of the other states nothing
 * is known but when they were first seen here, and that is said.
 */
export function payoutStations({ created_at, settled_at, history }: PayoutDetail): Station[] {
  const later = history.filter(({ status }) => status !== 'pending');
  return [
    station('pending', created_at, ''),
    ...later.map(({ status, at }) =>
      status === 'received' && settled_at !== null
        ? station(status, settled_at, '')
        : station(status, at, 'first seen here'),
    ),
  ];
}

function station(status: string, at: string, say: string): Station {
  const known = PAYOUT_STATUSES.find((each) => each === status);
  const view = known ? PAYOUT_STATUS_VIEWS[known] : ({ word: status, mark: 'note', tone: 'off' } as const);
  return { mark: view.mark, tone: view.tone, title: view.word, at: Date.parse(at), say };
}
