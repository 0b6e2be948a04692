import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { Stations } from '#web/common/detail/stations.tsx';
import { shortDay } from '#web/format/date.ts';
import { Amount } from '#web/ui/amount.tsx';
import { stations } from '../story/stations.ts';
import { isMoney, millis } from '../story/voice.ts';
import type { Telling } from '../story/voice.ts';
import facts from '#web/common/detail/facts.module.css';
import styles from './where-is-the-money.module.css';

/** The API counts captured minus refunded (seed 003); what a dispute took is in neither. */
const PULLED_BACK: ReadonlySet<TransactionDetail['status']> = new Set(['chargeback-initiated', 'reversed']);

interface WhereProps {
  readonly detail: TransactionDetail;
  readonly telling: Telling;
}

/** Where the money is now, and what is left of it before fees. */
export function WhereIsTheMoney({ detail, telling }: WhereProps) {
  return (
    <section>
      <div className={facts.head}>
        <h2>Where is the money</h2>
      </div>
      <Stations stations={stations(detail)} zone={telling.zone} now={telling.now} />
      {isMoney(detail.captured_amount, detail.currency) && !PULLED_BACK.has(detail.status) && (
        <WhatIsLeft detail={detail} telling={telling} />
      )}
    </section>
  );
}

function WhatIsLeft({ detail, telling }: WhereProps) {
  const { currency } = detail;
  const refunds = detail.refunds.filter(({ has_failed }) => !has_failed);
  return (
    <dl className={styles.sums}>
      <div>
        <dt>Captured</dt>
        <dd>
          <Amount value={detail.captured_amount} currency={currency} />
        </dd>
      </div>
      {refunds.map(({ id, amount, created_at }) => (
        <div key={id}>
          <dt>Refund of {shortDay(telling.zone, millis(created_at), telling.now)}</dt>
          <dd>
            <Amount value={`-${amount}`} currency={currency} />
          </dd>
        </div>
      ))}
      <div className={styles.total}>
        <dt>Left, before fees</dt>
        <dd>
          <Amount value={detail.available_amount} currency={currency} />
        </dd>
      </div>
    </dl>
  );
}
