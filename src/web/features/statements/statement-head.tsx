import { useState } from 'react';
import type { Statement } from '#contract/statement.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { shortMoment } from '#web/format/date.ts';
import { amountInWords } from '#web/format/money.ts';
import { listInWords } from '#web/format/words.ts';
import { Button } from '#web/ui/button.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import styles from './statement-head.module.css';
import { daysText, FORMAT_NAMES, linesText, statesText } from './statement-words.ts';

export function StatementHead({ statement }: { readonly statement: Statement }) {
  const zone = useZone();
  const now = useNow();
  const [removing, setRemoving] = useState(false);
  const { name, format, accounts, totals, uploaded_at, uploaded_by } = statement;
  const came = totals.map(({ currency, in: amount }) => amountInWords(amount, currency));
  return (
    <div className={styles.head}>
      <div>
        <h1>{name}</h1>
        <p>
          {`${linesText(statement)}, ${daysText(statement, now)}: ${statesText(statement)}.`}
          {came.length > 0 && ` ${listInWords(came)} came in.`}
        </p>
        <p className={styles.quiet}>
          {`${FORMAT_NAMES[format]}${accounts.length > 0 ? ` of ${listInWords(accounts)}` : ''}, dropped by ${uploaded_by.name} on ${shortMoment(zone, Date.parse(uploaded_at), now)}.`}
        </p>
      </div>
      <Button onClick={() => setRemoving(true)}>Remove</Button>
      {removing && <RemoveDialog statement={statement} onClose={() => setRemoving(false)} />}
    </div>
  );
}
