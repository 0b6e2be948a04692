import { useQuery } from '@tanstack/react-query';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { settlementQuery } from '#web/api/settlement-queries.ts';
import { Stations } from '#web/common/detail/stations.tsx';
import { shortDay } from '#web/format/date.ts';
import { Amount } from '#web/ui/amount.tsx';
import { Button } from '#web/ui/button.tsx';
import { stations } from '../story/stations.ts';
import { settlementStations } from './settlement-stations.tsx';
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
  const captured = isMoney(detail.captured_amount, detail.currency);
  const { data: settlement, error, refetch } = useQuery({ ...settlementQuery(detail.id), enabled: captured });
  const payouts = settlement ? settlementStations(detail, settlement, telling.now) : undefined;
  return (
    <section>
      <div className={facts.head}>
        <h2>Where is the money</h2>
      </div>
      <Stations stations={stations(detail, payouts)} zone={telling.zone} now={telling.now} />
      {error && !settlement && (
        <p className={styles.unread}>
          {`Its payouts could not be read. ${error.message} `}
          <Button small kind="quiet" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      )}
      {settlement?.complete === false && (
        <p className={styles.unread}>Payouts are still being read: this may change.</p>
      )}
      {captured && !PULLED_BACK.has(detail.status) && <WhatIsLeft detail={detail} telling={telling} />}
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
