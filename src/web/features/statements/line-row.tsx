import type { StatementLine } from '#contract/statement.ts';
import { useNow } from '#web/common/use-now.ts';
import { Amount } from '#web/ui/amount.tsx';
import { LineMatch } from './line-match.tsx';
import styles from './lines-section.module.css';
import { dayText } from './statement-words.ts';

interface LineRowProps {
  readonly statementId: string;
  readonly line: StatementLine;
}

export function LineRow({ statementId, line }: LineRowProps) {
  const now = useNow();
  return (
    <tr className={styles.row}>
      <td className={styles.day}>{dayText(line.booked_on, now)}</td>
      <td className={styles.text}>
        {line.text === '' ? 'No text' : line.text}
        <span>{[line.reference, `line ${String(line.file_line)}`].filter(Boolean).join(', ')}</span>
      </td>
      <td className={styles.match}>
        <LineMatch statementId={statementId} line={line} />
      </td>
      <td className={styles.number}>
        <Amount value={line.amount} currency={line.currency} aligned />
      </td>
    </tr>
  );
}
