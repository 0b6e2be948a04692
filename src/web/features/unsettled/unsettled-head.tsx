import { Link } from '@tanstack/react-router';
import type { UnsettledGroup } from '#contract/settlement.ts';
import { Crumbs } from '#web/common/detail/crumbs.tsx';
import { useZone } from '#web/common/preferences.ts';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { countOf } from '#web/format/money.ts';
import text from '#web/ui/text.module.css';
import { asOfInWords, figureOf } from './as-of-words.ts';
import type { UnsettledSearch } from './unsettled-search.ts';
import styles from './unsettled-screen.module.css';

interface UnsettledHeadProps {
  readonly search: UnsettledSearch;
  readonly groups: readonly UnsettledGroup[];
}

/** What waits here: for a payout today, or by the books of a moment. */
export function UnsettledHead({ search, groups }: UnsettledHeadProps) {
  const title = search.as_of === undefined ? 'In no payout yet' : 'Unsettled';
  usePageTitle(title);
  return (
    <>
      <Crumbs up={<Link to="/payouts">Payouts</Link>} here={title} />
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>
        {search.as_of === undefined ? (
          waitingInWords(groups)
        ) : (
          <AsOf asOf={search.as_of} figure={groups.length === 0 ? null : figureOf(groups, search)} />
        )}
      </p>
    </>
  );
}

function waitingInWords(groups: readonly UnsettledGroup[]): string {
  if (groups.length === 0) return 'What was captured and no PSP has put into a payout.';
  const payments = groups.reduce((sum, { count }) => sum + count, 0);
  return `${countOf(
    payments,
    'payment is',
    'payments are',
  )} captured and in no payout yet. How long is too long is told by each PSP’s own payouts.`;
}

/** Why the rows are these, and what they come to. */
function AsOf({ asOf, figure }: { readonly asOf: string; readonly figure: string | null }) {
  const zone = useZone();
  return (
    <>
      As of <time dateTime={asOf}>{asOfInWords(asOf, zone)}</time>: captured, less refunds and chargebacks,
      and not settled by a payout that had arrived by then.{' '}
      {figure !== null && (
        <>
          These rows come to <b>{figure}</b>, as the month-end report has it.{' '}
        </>
      )}
      What is below zero was paid out before it was refunded or charged back, or was paid out twice. Fees,
      reserve and adjustments belong to payouts, not to payments: they are lines of the{' '}
      <Link to="/reports/month-end" className={text.link}>
        report
      </Link>
      , and not in here.
    </>
  );
}
