import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PayoutDetail } from '#contract/payout-detail.ts';
import { Fact, Facts, Reference } from '#web/common/detail/facts.tsx';
import facts from '#web/common/detail/facts.module.css';
import { MetadataFacts } from '#web/common/detail/metadata-facts.tsx';
import { Stations } from '#web/common/detail/stations.tsx';
import { BANK_MATCH_VIEWS } from '#web/common/payout-status.ts';
import { gatewayName } from '#web/format/names.ts';
import { Status } from '#web/ui/status.tsx';
import text from '#web/ui/text.module.css';
import { payoutStations } from '../story/payout-stations.ts';
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

function History({ payout, telling }: Pick<AboutPayoutProps, 'payout' | 'telling'>) {
  return (
    <section>
      <div className={facts.head}>
        <h2>How it got here</h2>
      </div>
      <Stations exact {...telling} stations={payoutStations(payout)} />
    </section>
  );
}
