import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PayoutDetail } from '#contract/payout-detail.ts';
import { PAYOUT_STATUSES } from '#domain/payout.ts';
import { Fact, Facts, Reference } from '#web/common/detail/facts.tsx';
import facts from '#web/common/detail/facts.module.css';
import { MetadataFacts } from '#web/common/detail/metadata-facts.tsx';
import { Stations } from '#web/common/detail/stations.tsx';
import { BANK_MATCH_VIEWS, PAYOUT_STATUS_VIEWS } from '#web/common/payout-status.ts';
import { gatewayName } from '#web/format/names.ts';
import { Status } from '#web/ui/status.tsx';
import text from '#web/ui/text.module.css';
import type { Telling } from '../story/payout-lead.ts';
import styles from './about-payout.module.css';

interface AboutPayoutProps {
  readonly payout: PayoutDetail;
  readonly telling: Telling;
  /** The line of the bank statement, from the screens that read statements. */
  readonly bank: ReactNode;
}

/** The side column: the bank's word for it, how it got here, and the names under which others know it. */
export function AboutPayout({ payout, telling, bank }: AboutPayoutProps) {
  const { gateway } = payout;
  return (
    <>
      <BankStatement payout={payout}>{bank}</BankStatement>
      <History payout={payout} telling={telling} />
      <Facts title="References">
        <Reference label="Payout" value={payout.id} />
        <Reference label="Bank text" value={payout.bank_summary} />
        <Fact label="Bank">{payout.bank_name}</Fact>
        <Fact label="PSP">
          {gateway !== null && (
            <Link to="/payouts" search={{ gateway: [gateway] }} className={text.link}>
              {gatewayName(gateway)}
            </Link>
          )}
        </Fact>
      </Facts>
      <MetadataFacts metadata={payout.metadata} />
    </>
  );
}

function BankStatement({
  payout,
  children,
}: {
  readonly payout: PayoutDetail;
  readonly children: ReactNode;
}) {
  const view = BANK_MATCH_VIEWS[payout.bank_match];
  return (
    <section>
      <div className={facts.head}>
        <h2>Bank statement</h2>
      </div>
      <Status status={{ ...view, detail: null }} />
      <p className={styles.meaning}>{view.meaning}</p>
      {children}
    </section>
  );
}

/** When each of its states was first seen here. */
function History({ payout: { history }, telling }: Pick<AboutPayoutProps, 'payout' | 'telling'>) {
  if (history.length === 0) return null;
  return (
    <section>
      <div className={facts.head}>
        <h2>How it got here</h2>
      </div>
      <Stations
        exact
        {...telling}
        stations={history.map(({ status, at }) => {
          const known = PAYOUT_STATUSES.find((each) => each === status);
          const { word, mark, tone } = known
            ? PAYOUT_STATUS_VIEWS[known]
            : ({ word: status, mark: 'note', tone: 'off' } as const);
          return { mark, tone, title: word, at: Date.parse(at), say: '' };
        })}
      />
    </section>
  );
}
