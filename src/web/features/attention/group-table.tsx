import { useState } from 'react';
import type { Intent } from '#contract/intent.ts';
import type { TransactionRow } from '#contract/transaction.ts';
import { amountInWords, countOf } from '#web/format/money.ts';
import { listInWords } from '#web/format/words.ts';
import { Button } from '#web/ui/button.tsx';
import cards from '#web/ui/card-rows.module.css';
import { BareRow } from './bare-row.tsx';
import { BulkDialog } from './bulk/bulk-dialog.tsx';
import type { BulkAction } from './bulk/bulk-run.ts';
import { held } from './bulk/held.ts';
import { GroupRow } from './group-row.tsx';
import styles from './group-screen.module.css';

interface GroupTableProps {
  readonly rows: readonly TransactionRow[];
  /** Whether rows can be chosen, to capture or void them together. */
  readonly canAct: boolean;
  /** Where rows are about the cards of customers: the month in which each ends, by the row's id. */
  readonly cardEnds?: Readonly<Record<string, string>> | undefined;
  /** Where rows are about what was left to a person: what that is. */
  readonly left?: readonly Intent[] | undefined;
}

export function GroupTable({ rows, canAct, cardEnds, left }: GroupTableProps) {
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  // Kept while the dialog is open: rows leave the list behind it as they are dealt with.
  const [asked, setAsked] = useState<{ action: BulkAction; rows: readonly TransactionRow[] } | null>(null);
  const chosen = rows.filter(({ id }) => chosenIds.has(id));
  const choose = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosenIds);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    setChosenIds(next);
  };
  const unindexed = [...new Set(left?.map(({ transaction_id }) => transaction_id))].filter((id) =>
    rows.every((row) => row.id !== id),
  );
  const ask = (action: BulkAction) => {
    if (chosen.length > 0) setAsked({ action, rows: chosen });
  };
  return (
    <>
      {canAct && <ActionLine chosen={chosen} ask={ask} />}
      <table className={`${cards.table} ${styles.table}`}>
        <thead>
          <tr>
            {canAct && (
              <th scope="col" className={styles.tick}>
                <input
                  type="checkbox"
                  aria-label="Choose all of them"
                  checked={chosen.length === rows.length}
                  onChange={(event) =>
                    choose(
                      rows.map(({ id }) => id),
                      event.target.checked,
                    )
                  }
                />
              </th>
            )}
            <th scope="col">{cardEnds ? 'Customer' : 'Order'}</th>
            <th scope="col">{cardEnds ? 'Card' : left ? 'Not confirmed' : 'Customer'}</th>
            <th scope="col">PSP</th>
            <th scope="col">{cardEnds ? 'Last payment' : 'Status'}</th>
            <th scope="col" className={styles.number}>
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GroupRow
              key={row.id}
              row={row}
              cardEnds={cardEnds?.[row.id]}
              left={left && ofPayment(left, row.id)}
              chosen={canAct ? chosenIds.has(row.id) : null}
              choose={(on) => choose([row.id], on)}
            />
          ))}
          {unindexed.map((id) => (
            <BareRow key={id} left={ofPayment(left ?? [], id)} />
          ))}
        </tbody>
      </table>
      {asked && (
        <BulkDialog
          action={asked.action}
          rows={asked.rows}
          onClose={() => {
            setAsked(null);
            setChosenIds(new Set());
          }}
        />
      )}
    </>
  );
}

const ofPayment = (intents: readonly Intent[], id: string) =>
  intents.filter(({ transaction_id }) => transaction_id === id);

function ActionLine({
  chosen,
  ask,
}: {
  readonly chosen: readonly TransactionRow[];
  readonly ask: (action: BulkAction) => void;
}) {
  const none = chosen.length === 0;
  const sums = listInWords(held(chosen).map(({ amount, currency }) => amountInWords(amount, currency)));
  return (
    <div className={styles.actions}>
      <p role="status">
        {none
          ? 'Tick payments to capture or void them together.'
          : `${countOf(chosen.length, 'payment')} chosen: ${sums}.`}
      </p>
      <Button kind="primary" aria-disabled={none || undefined} onClick={() => ask('capture')}>
        Capture
      </Button>
      <Button aria-disabled={none || undefined} onClick={() => ask('void')}>
        Void
      </Button>
    </div>
  );
}
