import { useQuery } from '@tanstack/react-query';
import type { StatementLine } from '#contract/statement.ts';
import { payoutChoicesQuery } from '#web/api/statement-queries.ts';
import { payoutName } from '#web/common/payout-status.ts';
import { useNow } from '#web/common/use-now.ts';
import { amountInWords } from '#web/format/money.ts';
import { gatewayName } from '#web/format/names.ts';
import { Amount } from '#web/ui/amount.tsx';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Panel } from '#web/ui/panel.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import styles from './choose-dialog.module.css';
import { dayText } from './statement-words.ts';
import type { Decision } from './use-decide.ts';

interface ChooseDialogProps {
  readonly statementId: string;
  readonly line: StatementLine;
  readonly decision: Decision;
  readonly onClose: () => void;
}

/** Payouts to choose from by hand: of the line's currency, those nearest to its amount first. */
export function ChooseDialog({ statementId, line, decision, onClose }: ChooseDialogProps) {
  const now = useNow();
  const { data, error } = useQuery(payoutChoicesQuery(statementId, line.id));
  const choose = async (payoutId: string) => {
    if (!decision.sending && (await decision.choose(payoutId))) onClose();
  };
  return (
    <Panel
      title={`Which payout is ${amountInWords(line.amount, line.currency)}?`}
      lead={line.text}
      closeLabel="Close"
      onClose={onClose}
      foot={<Button onClick={onClose}>Choose none</Button>}
    >
      {decision.failure && (
        <Notice tone="bad" title="It was not chosen">
          {decision.failure.message}
        </Notice>
      )}
      {error && (
        <Notice tone="bad" title="The payouts could not be read">
          {error.message}
        </Notice>
      )}
      {!data && !error && <Skeleton width={4} />}
      {data?.payouts.length === 0 && <p>{`No payout in ${line.currency} is left to choose.`}</p>}
      <ul className={styles.list}>
        {data?.payouts.map((payout) => (
          <li key={payout.id}>
            <button type="button" className={styles.payout} onClick={() => void choose(payout.id)}>
              <span className={styles.name}>{payoutName(payout)}</span>
              <Amount value={payout.amount} currency={payout.currency} aligned />
              <span className={styles.when}>
                {[
                  payout.gateway === null ? null : gatewayName(payout.gateway),
                  payout.due_on === null ? null : `due ${dayText(payout.due_on, now)}`,
                ]
                  .filter((part) => part !== null)
                  .join(', ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
