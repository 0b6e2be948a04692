import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { MoneyAction } from '#domain/actions.ts';
import { Actions } from '#web/common/detail/actions.tsx';

const NAMES: Record<MoneyAction, string> = {
  refund: 'Refund',
  capture: 'Capture',
  void: 'Void',
  increment: 'Increment',
};
const AFTER_CAPTURE: readonly MoneyAction[] = ['refund', 'capture', 'void', 'increment'];
const WHILE_HELD: readonly MoneyAction[] = ['capture', 'increment', 'void', 'refund'];

interface ActionBarProps {
  readonly detail: TransactionDetail;
  readonly onAction: (action: MoneyAction) => void;
}

/** What may be done with the money. */
export function ActionBar({ detail: { status, actions }, onAction }: ActionBarProps) {
  const order = status === 'authorized' ? WHILE_HELD : AFTER_CAPTURE;
  const primary = order.find((action) => action !== 'void' && actions[action].allowed);
  return (
    <Actions
      actions={order.map((action) => {
        const permission = actions[action];
        return {
          name: NAMES[action],
          refused: permission.allowed ? null : permission.reason,
          kind: action === primary ? 'primary' : 'plain',
          onPress: () => onAction(action),
        };
      })}
    />
  );
}
