import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { statementListQuery } from '#web/api/statement-queries.ts';
import { Unread } from '#web/common/unread.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { SectionBoundary } from '#web/ui/section-boundary.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import text from '#web/ui/text.module.css';
import { ColumnsStep } from './columns-step.tsx';
import { DropZone } from './drop-zone.tsx';
import { MissingPayouts } from './missing-payouts.tsx';
import { StatementTable } from './statement-table.tsx';
import styles from './statements-screen.module.css';
import { useUpload } from './use-upload.ts';
import type { Upload } from './use-upload.ts';

/** Drop a bank statement; below, those that were dropped, and the payouts that none of them holds. */
export function StatementsScreen() {
  const upload = useUpload();
  usePageTitle('Bank statements');
  return (
    <div className={styles.screen}>
      <div>
        <h1 className={styles.title}>Bank statements</h1>
        <p className={styles.lead}>
          Each line is held against the payouts: by amount, currency, day and the words in it.
        </p>
      </div>
      <DropZone busy={upload.sending} onFile={upload.drop} />
      <Outcome upload={upload} />
      {upload.asked && (
        <ColumnsStep
          // Another question is another form.
          key={`${upload.asked.name} ${upload.asked.question.unclear.join()}`}
          name={upload.asked.name}
          question={upload.asked.question}
          busy={upload.sending}
          onAnswer={upload.answer}
          onCancel={upload.cancel}
        />
      )}
      <SectionBoundary what="The list of statements">
        <StatementList />
      </SectionBoundary>
      <SectionBoundary what="What is missing at the bank">
        <MissingPayouts />
      </SectionBoundary>
    </div>
  );
}

function Outcome({ upload: { refusal, known } }: { readonly upload: Upload }) {
  if (refusal)
    return (
      <Notice tone="bad" title="The file was not taken">
        {refusal.message}
        {refusal.requestId !== null && ` Request ${refusal.requestId}.`}
      </Notice>
    );
  if (!known) return null;
  return (
    <Notice tone="info" title="Nothing new">
      {`Every line of ${known.name} is here already, in `}
      <Link to="/statements/$statementId" params={{ statementId: known.statement.id }} className={text.link}>
        {known.statement.name}
      </Link>
      . Nothing was changed.
    </Notice>
  );
}

function StatementList() {
  const [after, setAfter] = useState<string>();
  const { data, error, refetch } = useQuery(statementListQuery(after));
  if (error) return <Unread title="The statements could not be read" error={error} onRetry={refetch} />;
  if (!data)
    return (
      <div aria-busy="true">
        <Skeleton width={4} />
      </div>
    );
  if (data.statements.length === 0)
    return (
      <EmptyState title="No statement yet">
        Download one at your bank and drop it above. A payout then shows the line that it is.
      </EmptyState>
    );
  return (
    <>
      <StatementTable statements={data.statements} />
      {(data.has_more || after !== undefined) && (
        <div className={styles.pages}>
          {after !== undefined && <Button onClick={() => setAfter(undefined)}>Newest</Button>}
          {data.has_more && <Button onClick={() => setAfter(data.statements.at(-1)?.id)}>Older</Button>}
        </div>
      )}
    </>
  );
}
