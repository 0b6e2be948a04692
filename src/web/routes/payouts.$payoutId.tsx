import { createFileRoute } from '@tanstack/react-router';
import { PayoutScreen } from '#web/features/payout-detail/payout-screen.tsx';
import { readItemsSearch } from '#web/features/payout-detail/payout-search.ts';

export const Route = createFileRoute('/payouts/$payoutId')({
  validateSearch: readItemsSearch,
  component: Screen,
});

function Screen() {
  const search = readItemsSearch(Route.useSearch());
  return <PayoutScreen id={Route.useParams().payoutId} search={search} />;
}
