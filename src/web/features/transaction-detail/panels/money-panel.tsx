import { useState } from 'react';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { MoneyAction } from '#domain/actions.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { hasDraft } from '../money/draft-store.ts';
import { CapturePanel } from './capture-panel.tsx';
import { IncrementPanel } from './increment-panel.tsx';
import { RefundPanel } from './refund-panel.tsx';
import { VoidDialog } from './void-dialog.tsx';

export interface MoneyPanelProps {
  readonly detail: TransactionDetail;
  readonly onClose: () => void;
}

const PANELS = {
  refund: RefundPanel,
  capture: CapturePanel,
  increment: IncrementPanel,
  void: VoidDialog,
} as const;
const TITLES: Record<MoneyAction, string> = {
  refund: 'This payment cannot be refunded now',
  capture: 'This payment cannot be captured now',
  increment: 'This hold cannot be raised now',
  void: 'This payment cannot be voided now',
};

/** The panel that the address asks for; where the action is not allowed, why. One that was sent already is followed. */
export function MoneyPanel({ action, ...props }: MoneyPanelProps & { readonly action: MoneyAction }) {
  const permission = props.detail.actions[action];
  const Panel = PANELS[action];
  // Decided when it opens: what becomes of an open form is its own business.
  const [opens] = useState(() => permission.allowed || hasDraft(props.detail.id, action));
  if (opens || permission.allowed) return <Panel {...props} />;
  return (
    <Dialog
      title={TITLES[action]}
      onClose={props.onClose}
      actions={<Button onClick={props.onClose}>Close</Button>}
    >
      <p>{permission.reason}</p>
    </Dialog>
  );
}
