import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { isId } from '#domain/ids.ts';
import { ApiError } from '#web/api/api-error.ts';
import { payoutDetailQuery } from '#web/api/payout-queries.ts';
import { Crumbs } from '#web/common/detail/crumbs.tsx';
import { NoSuchObject } from '#web/common/detail/no-such-object.tsx';
import { payoutName } from '#web/common/payout-status.ts';
import { Unread } from '#web/common/unread.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import text from '#web/ui/text.module.css';
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
  const sound = isId('payout', id);
  const { data, error, isFetching, refetch } = useQuery({
    ...payoutDetailQuery(id),
    staleTime: 0,
    enabled: sound,
  });
  const title = data ? payoutName(data) : 'Payout';
  useEffect(() => {
    document.title = `${title} · Counterfoil`;
  }, [title]);
  const go = (next: ItemsSearch) =>
    void navigate({ to: '/payouts/$payoutId', params: { payoutId: id }, search: next, resetScroll: false });
  if (!sound || (error instanceof ApiError && error.code === 'not_found'))
    return <NoSuchObject noun="payout" id={id} list="/payouts" listName="the payouts" />;
  return (
    <>
      <Crumbs up={<Link to="/payouts">Payouts</Link>} here={title} />
      {data ? (
        <PayoutPage payout={data} search={search} go={go} bank={bank} readError={error} />
      ) : error ? (
        <Unread
          title="This payout could not be read"
          error={error}
          onRetry={refetch}
          isRetrying={isFetching}
        />
      ) : (
        <div aria-busy="true">
          <h1 className={text.hidden}>Payout</h1>
          <Skeleton width={3} />
        </div>
      )}
    </>
  );
}
