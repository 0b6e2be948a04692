import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RefundLimitView } from '#contract/limits.ts';
import { ROLE_WORDS } from '#domain/access.ts';
import { limitsQuery } from '#web/api/limit-queries.ts';
import { ListRows } from '#web/common/list/list-rows.tsx';
import head from '#web/common/list/list-head.module.css';
import { useRefusal } from '#web/common/session.ts';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { amountText } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import plain from '#web/ui/plain-table.module.css';
import text from '#web/ui/text.module.css';
import { setBy } from './limit-words.ts';
import { LimitDialog } from './limit-dialog.tsx';

/** What may be refunded without a second person, by role and currency. */
export function LimitsScreen() {
  const page = useQuery(limitsQuery());
  const refusal = useRefusal('limits');
  const [chosen, setChosen] = useState<RefundLimitView | null>(null);
  usePageTitle('Refund limits');
  return (
    <>
      <div className={head.head}>
        <h1>Refund limits</h1>
      </div>
      <p className={head.lead}>
        Above its limit a refund waits until somebody else in finance approves it. In a currency without a
        limit, every refund does. {refusal}
      </p>
      <ListRows page={page} plural="limits" isEmpty={false} empty={null}>
        {page.data ? (
          <LimitTable limits={page.data.limits} onChange={refusal === null ? setChosen : null} />
        ) : (
          <Skeleton width={4} />
        )}
      </ListRows>
      {chosen && <LimitDialog limit={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

interface LimitTableProps {
  readonly limits: readonly RefundLimitView[];
  /** Null for whoever may only look. */
  readonly onChange: ((limit: RefundLimitView) => void) | null;
}

function LimitTable({ limits, onChange }: LimitTableProps) {
  return (
    <div className={plain.scroll} tabIndex={0} role="region" aria-label="Refund limits">
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">Currency</th>
            <th scope="col" className={plain.number}>
              Per refund
            </th>
            <th scope="col" className={plain.number}>
              In 24 hours
            </th>
            <th scope="col" className={plain.wide}>
              Set by
            </th>
            {onChange && (
              <th scope="col">
                <span className={text.hidden}>Change</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {limits.map((limit) => (
            <tr key={`${limit.role} ${limit.currency}`}>
              <th scope="row">{ROLE_WORDS[limit.role]}</th>
              <td>{limit.currency}</td>
              <td className={plain.number}>{amountText(limit.per_refund, limit.currency)}</td>
              <td className={plain.number}>{amountText(limit.per_day, limit.currency)}</td>
              <td className={`${plain.words} ${plain.wide}`}>{setBy(limit)}</td>
              {onChange && (
                <td className={plain.tool}>
                  <Button
                    small
                    aria-label={`Change the limit of ${ROLE_WORDS[limit.role].toLowerCase()} in ${limit.currency}`}
                    onClick={() => onChange(limit)}
                  >
                    Change
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
