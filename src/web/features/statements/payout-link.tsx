import { Link } from '@tanstack/react-router';
import type { PayoutBrief } from '#contract/statement.ts';
import { payoutName } from '#web/common/payout-status.ts';
import text from '#web/ui/text.module.css';

/** A payout by what the bank calls it. */
export function PayoutLink({ payout }: { readonly payout: PayoutBrief }) {
  return (
    <Link to="/payouts/$payoutId" params={{ payoutId: payout.id }} className={text.link}>
      {payoutName(payout)}
    </Link>
  );
}
