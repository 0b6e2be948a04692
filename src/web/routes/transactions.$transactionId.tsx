import { createFileRoute } from '@tanstack/react-router';
import { DetailScreen } from '#web/features/transaction-detail/detail-screen.tsx';
import { readDetailSearch } from '#web/features/transaction-detail/detail-search.ts';

export const Route = createFileRoute('/transactions/$transactionId')({
  validateSearch: readDetailSearch,
  component: Screen,
});

function Screen() {
  return <DetailScreen id={Route.useParams().transactionId} search={Route.useSearch()} />;
}
