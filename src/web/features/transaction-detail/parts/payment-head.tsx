import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { MoneyAction } from '#domain/actions.ts';
import { STATUS_MEANING } from '#domain/transaction.ts';
import { transactionStatus } from '#web/common/transaction-status.ts';
import { Amount } from '#web/ui/amount.tsx';
import { StatusBadge } from '#web/ui/status.tsx';
import { contextSentence, leadSentence } from '../story/lead.ts';
import type { Telling } from '../story/voice.ts';
import { ActionBar } from './action-bar.tsx';
import styles from './payment-head.module.css';

interface PaymentHeadProps {
  readonly detail: TransactionDetail;
  readonly telling: Telling;
  readonly onAction: (action: MoneyAction) => void;
}

/** The one amount, the status, a sentence that a customer could be told, and what may be done. */
export function PaymentHead({ detail, telling, onAction }: PaymentHeadProps) {
  const status = transactionStatus(detail, telling.now, telling.zone);
  const word =
    status.tone === 'warn' && status.detail !== null ? `${status.word}, ${status.detail}` : status.word;
  return (
    <div className={styles.head}>
      <div>
        <h1 className={styles.amount}>
          <Amount value={detail.amount} currency={detail.currency} />
          <span title={STATUS_MEANING[detail.status]}>
            <StatusBadge status={{ ...status, word }} />
          </span>
        </h1>
        <p className={styles.lead}>{leadSentence(detail, telling)}</p>
        <p className={styles.context}>{contextSentence(detail, telling)}</p>
      </div>
      <ActionBar detail={detail} onAction={onAction} />
    </div>
  );
}
