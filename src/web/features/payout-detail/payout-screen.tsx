import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isId } from '#domain/ids.ts';
import { payoutDetailQuery } from '#web/api/payout-queries.ts';
import { ObjectScreen } from '#web/common/detail/object-screen.tsx';
import { payoutName } from '#web/common/payout-status.ts';
import { PayoutPage } from './payout-page.tsx';
import type { ItemsSearch } from './payout-search.ts';

interface PayoutScreenProps {
  readonly id: string;
  readonly search: ItemsSearch;
  /** What the bank statements say about it. */
  readonly bank?: ReactNode;
}

/** One payout, read live from ProcessOut. */
export function PayoutScreen({ id, search, bank = null }: PayoutScreenProps) {
  const navigate = useNavigate();
  const isSound = isId('payout', id);
  const query = useQuery({ ...payoutDetailQuery(id), staleTime: 0, enabled: isSound });
  const go = (next: ItemsSearch) =>
    void navigate({ to: '/payouts/$payoutId', params: { payoutId: id }, search: next, resetScroll: false });
  return (
    <ObjectScreen noun="payout" id={id} isSound={isSound} list="/payouts" query={query} title={payoutName}>
      {(payout, readError) => (
        <PayoutPage payout={payout} search={search} go={go} bank={bank} readError={readError} />
      )}
    </ObjectScreen>
  );
}
