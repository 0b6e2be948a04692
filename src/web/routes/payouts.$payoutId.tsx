import { createFileRoute } from '@tanstack/react-router';
import { PayoutScreen } from '#web/features/payout-detail/payout-screen.tsx';
import { readItemsSearch } from '#web/features/payout-detail/payout-search.ts';
import { PayoutBankLines } from '#web/features/statements/payout-bank-lines.tsx';

export const Route = createFileRoute('/payouts/$payoutId')({
  validateSearch: readItemsSearch,
  component: Screen,
});

function Screen() {
  const search = readItemsSearch(Route.useSearch());
  const id = Route.useParams().payoutId;
  return <PayoutScreen id={id} search={search} bank={<PayoutBankLines payoutId={id} />} />;
}
