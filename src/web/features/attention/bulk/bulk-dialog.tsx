import type { TransactionRow } from '#contract/transaction.ts';
import { useOnline } from '#web/common/use-online.ts';
import { amountInWords, countOf } from '#web/format/money.ts';
import { listInWords } from '#web/format/words.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { held } from './held.ts';
import styles from './bulk-dialog.module.css';
import type { BulkAction } from './bulk-run.ts';
import { RowResult } from './row-result.tsx';
import { useBulk } from './use-bulk.ts';
import type { Bulk } from './use-bulk.ts';

interface BulkDialogProps {
  readonly action: BulkAction;
  readonly rows: readonly TransactionRow[];
  readonly onClose: () => void;
}

const VERBS: Record<BulkAction, string> = { capture: 'Capture', void: 'Void' };

/** One question for all, then each payment's own outcome, as it comes. */
export function BulkDialog({ action, rows, onClose }: BulkDialogProps) {
  const bulk = useBulk(
    action,
    rows.map(({ id }) => id),
  );
  const what = countOf(rows.length, 'authorization');
  const leave = () => {
    bulk.stop();
    onClose();
  };
  return (
    <Dialog
      title={bulk.stage === 'asking' ? `${VERBS[action]} ${what}?` : `${VERBS[action]} ${what}`}
      onClose={leave}
      actions={<Foot action={action} bulk={bulk} count={rows.length} onClose={leave} />}
    >
      {bulk.stage === 'asking' && <p>{consequence(action, rows)}</p>}
      <ul className={styles.rows} aria-live="polite" aria-busy={bulk.stage === 'running'}>
        {rows.map((row) => (
          <RowResult key={row.id} row={row} outcome={bulk.outcomes.get(row.id)} />
        ))}
      </ul>
    </Dialog>
  );
}

/** Currencies stand beside each other; they are never added. */
function consequence(action: BulkAction, rows: readonly TransactionRow[]): string {
  const sums = listInWords(held(rows).map(({ amount, currency }) => amountInWords(amount, currency)));
  return action === 'capture'
    ? `${sums} will be taken from the customers, each payment by itself. The whole hold of each is captured.`
    : `The banks release ${sums}. These orders cannot be captured afterwards, and a void cannot be taken back.`;
}

interface FootProps {
  readonly action: BulkAction;
  readonly bulk: Bulk;
  readonly count: number;
  readonly onClose: () => void;
}

function Foot({ action, bulk, count, onClose }: FootProps) {
  const online = useOnline();
  if (bulk.stage === 'over')
    return (
      <Button kind="primary" onClick={onClose}>
        Done
      </Button>
    );
  if (bulk.stage === 'running') return <Button onClick={() => bulk.stop()}>Stop after this one</Button>;
  return (
    <>
      {!online && <p className={styles.offline}>You are offline. Nothing can be sent.</p>}
      <Button onClick={onClose}>Not now</Button>
      <Button
        kind={action === 'void' ? 'danger' : 'primary'}
        aria-disabled={!online || undefined}
        onClick={() => {
          if (online) bulk.start();
        }}
      >
        {`${VERBS[action]} ${countOf(count, 'payment')}`}
      </Button>
    </>
  );
}
