import { useQuery } from '@tanstack/react-query';
import { isId } from '#domain/ids.ts';
import { ApiError } from '#web/api/api-error.ts';
import { transactionDetailQuery } from '#web/api/transaction-queries.ts';
import { NoSuchObject } from '#web/common/detail/no-such-object.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import type { DetailSearch } from './detail-search.ts';
import { DetailLoading } from './parts/detail-loading.tsx';
import { DetailUnread } from './parts/detail-unread.tsx';
import { PaymentPage } from './payment-page.tsx';

/** One payment, read live from ProcessOut. What was fetched ahead shows at once and is read again. */
export function DetailScreen({ id, search }: { readonly id: string; readonly search: DetailSearch }) {
  const sound = isId('transaction', id);
  const { data, error, isFetching, refetch } = useQuery({
    ...transactionDetailQuery(id),
    staleTime: 0,
    enabled: sound,
  });
  const title = data ? `${data.name || id}, ${data.amount} ${data.currency}` : 'Transaction';
  usePageTitle(title);

  const again = () => void refetch();
  if (!sound || (error instanceof ApiError && error.code === 'not_found'))
    return <NoSuchObject noun="payment" id={id} list="/transactions" listName="the transactions" />;
  if (data)
    return <PaymentPage key={id} detail={data} panel={search.panel} readError={error} onRetry={again} />;
  if (error) return <DetailUnread id={id} error={error} isRetrying={isFetching} onRetry={again} />;
  return <DetailLoading id={id} />;
}
