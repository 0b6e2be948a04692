import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PayoutBank } from '#contract/statement.ts';
import { payoutBankQuery } from '#web/api/statement-queries.ts';
import { useNow } from '#web/common/use-now.ts';
import { Amount } from '#web/ui/amount.tsx';
import text from '#web/ui/text.module.css';
import { whyWords } from './match-words.ts';
import styles from './payout-bank-lines.module.css';
import { dayText } from './statement-words.ts';

/** The lines of bank statements that are a payout, or may be: for the payout's own page. */
export function PayoutBankLines({ payoutId }: { readonly payoutId: string }) {
  const { data } = useQuery(payoutBankQuery(payoutId));
  if (!data) return null;
  if (data.lines.length === 0)
    return (
      <Link to="/statements" className={`${text.link} ${text.small}`}>
        Bank statements
      </Link>
    );
  return (
    <>
      {data.lines.map((found) => (
        <BankLine key={found.line.id} payoutId={payoutId} found={found} />
      ))}
    </>
  );
}

function BankLine({
  payoutId,
  found,
}: {
  readonly payoutId: string;
  readonly found: PayoutBank['lines'][number];
}) {
  const now = useNow();
  const { line, statement } = found;
  const why = line.candidates.find(({ payout }) => payout.id === payoutId);
  const [decision] = line.decisions;
  return (
    <div className={styles.line}>
      <p className={styles.quote}>
        <span>
          {dayText(line.booked_on, now)}
          <Amount value={line.amount} currency={line.currency} />
        </span>
        {line.text}
      </p>
      {why && <p>{whyWords(why)}</p>}
      {decision?.kind === 'payout' && <p>{`Chosen by ${decision.by.name}.`}</p>}
      <p>
        <Link
          to="/statements/$statementId"
          params={{ statementId: statement.id }}
          search={{ state: [line.state] }}
          className={text.link}
        >
          {statement.name}
        </Link>
        {`, line ${String(line.file_line)}`}
      </p>
    </div>
  );
}
