import { useId } from 'react';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { MoneyAction } from '#domain/actions.ts';
import { useOnline } from '#web/common/use-online.ts';
import { listInWords } from '#web/format/words.ts';
import { Button } from '#web/ui/button.tsx';
import styles from './action-bar.module.css';

const NAMES: Record<MoneyAction, string> = {
  refund: 'Refund',
  capture: 'Capture',
  void: 'Void',
  increment: 'Increment',
};
const AFTER_CAPTURE: readonly MoneyAction[] = ['refund', 'capture', 'void', 'increment'];
const WHILE_HELD: readonly MoneyAction[] = ['capture', 'increment', 'void', 'refund'];
const OFFLINE = 'You are offline. Nothing can be sent until the line is back.';

interface ActionBarProps {
  readonly detail: TransactionDetail;
  readonly onAction: (action: MoneyAction) => void;
}

/** What may be done with the money. What may not stays in view, and the reason stands beside it in words. */
export function ActionBar({ detail: { status, actions }, onAction }: ActionBarProps) {
  const id = useId();
  const online = useOnline();
  const order = status === 'authorized' ? WHILE_HELD : AFTER_CAPTURE;
  const primary = order.find((action) => action !== 'void' && actions[action].allowed);
  const reasonOf = (action: MoneyAction): string | null => {
    const permission = actions[action];
    if (!permission.allowed) return permission.reason;
    return online ? null : OFFLINE;
  };
  const reasons = byReason(order, reasonOf);
  return (
    <div>
      <div className={styles.actions}>
        {order.map((action) => {
          const refused = reasonOf(action) !== null;
          return (
            <Button
              key={action}
              kind={action === primary && !refused ? 'primary' : 'plain'}
              className={styles.button}
              aria-disabled={refused || undefined}
              aria-describedby={refused ? `${id}-${action}` : undefined}
              onClick={() => {
                if (!refused) onAction(action);
              }}
            >
              {NAMES[action]}
            </Button>
          );
        })}
      </div>
      <div className={styles.reasons}>
        {[...reasons].map(([reason, refused]) => (
          <p key={reason} id={`${id}-${refused[0] ?? ''}`}>
            <strong>{listInWords(refused.map((action) => NAMES[action]))}:</strong> {reason}
          </p>
        ))}
      </div>
      {[...reasons].flatMap(([reason, refused]) =>
        refused.slice(1).map((action) => (
          <span key={action} id={`${id}-${action}`} hidden>
            {reason}
          </span>
        )),
      )}
    </div>
  );
}

/** The refused actions by why, so that one reason is said once. */
function byReason(
  order: readonly MoneyAction[],
  reasonOf: (action: MoneyAction) => string | null,
): Map<string, MoneyAction[]> {
  const reasons = new Map<string, MoneyAction[]>();
  for (const action of order) {
    const reason = reasonOf(action);
    if (reason !== null) reasons.set(reason, [...(reasons.get(reason) ?? []), action]);
  }
  return reasons;
}
