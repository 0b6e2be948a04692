import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { MoneyAction } from '#domain/actions.ts';
import { meaningOf } from '#domain/transaction.ts';
import { PageHead } from '#web/common/detail/page-head.tsx';
import { transactionStatus } from '#web/common/transaction-status.ts';
import { Amount } from '#web/ui/amount.tsx';
import { StatusBadge } from '#web/ui/status.tsx';
import { contextSentence, leadSentence } from '../story/lead.ts';
import type { Telling } from '../story/voice.ts';
import { ActionBar } from './action-bar.tsx';

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
    <PageHead
      title={
        <>
          <Amount value={detail.amount} currency={detail.currency} isHeadline />
          <span title={meaningOf(detail)}>
            <StatusBadge status={{ ...status, word }} />
          </span>
        </>
      }
      lead={leadSentence(detail, telling)}
      context={contextSentence(detail, telling)}
    >
      <ActionBar detail={detail} onAction={onAction} />
    </PageHead>
  );
}
