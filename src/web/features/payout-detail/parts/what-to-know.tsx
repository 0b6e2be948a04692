import { Link } from '@tanstack/react-router';
import type { PayoutDetail, PayoutDiscrepancy, PayoutProofView } from '#contract/payout-detail.ts';
import { countOf } from '#web/format/money.ts';
import buttons from '#web/ui/button.module.css';
import { Mark } from '#web/ui/mark.tsx';
import text from '#web/ui/text.module.css';
import { discrepancyPieces } from '../story/discrepancy-words.ts';
import { PART_WORDS } from '../story/part-words.ts';
import section from '#web/common/detail/section.module.css';
import styles from './what-to-know.module.css';

interface WhatToKnowProps {
  readonly payout: PayoutDetail;
  readonly proof: PayoutProofView;
}

/** Everything that is off or worth knowing, a sentence each, with the rows behind it. */
export function WhatToKnow({ payout, proof }: WhatToKnowProps) {
  const { discrepancies, unchecked_items: unchecked } = proof;
  return (
    <section aria-labelledby="to-know">
      <div className={section.head}>
        <h2 id="to-know">What to know</h2>
      </div>
      <ul className={styles.list}>
        {discrepancies.map((found, index) => (
          <li key={index}>
            <Mark
              name={found.level === 'problem' ? 'warning' : 'note'}
              tone={found.level === 'problem' ? 'warn' : 'hold'}
            />
            <p>
              <Sentence found={found} payout={payout} proof={proof} />
            </p>
            <ShowRows found={found} payoutId={payout.id} />
          </li>
        ))}
        {unchecked > 0 && (
          <li>
            <Mark name="note" tone="hold" />
            <p>
              {`${countOf(unchecked, 'item is of a payment', 'items are of payments')} not indexed yet: nothing can be said about ${unchecked === 1 ? 'it' : 'them'}.`}
            </p>
          </li>
        )}
        {discrepancies.length === 0 && unchecked === 0 && (
          <li>
            <Mark name="proved" tone="good" />
            <p>
              Every item is of a payment here, for what was captured or went back, and none is paid twice.
            </p>
          </li>
        )}
      </ul>
    </section>
  );
}

function Sentence({ found, payout, proof }: WhatToKnowProps & { readonly found: PayoutDiscrepancy }) {
  const subject = { gateway: payout.gateway, currency: payout.currency, parts: proof.parts };
  return discrepancyPieces(found, subject).map((piece, index) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      <Link
        key={index}
        to="/transactions/$transactionId"
        params={{ transactionId: piece.id }}
        className={text.link}
      >
        {piece.name ?? piece.id}
      </Link>
    ),
  );
}

/** Narrows the items to the rows that it is about, or to its part where rows are missing. */
function ShowRows({ found, payoutId }: { readonly found: PayoutDiscrepancy; readonly payoutId: string }) {
  const { item_ids: ids, related_item_ids: related, part } = found;
  const search =
    ids.length === 0 ? { type: [PART_WORDS[part].type] } : { id: [...ids, ...related].slice(0, 100) };
  return (
    <Link
      to="/payouts/$payoutId"
      params={{ payoutId }}
      search={search}
      hash="items"
      className={`${buttons.button} ${buttons.plain} ${buttons.small}`}
    >
      {showLabel(found)}
    </Link>
  );
}

function showLabel({ item_ids: ids, related_item_ids: related, part, rows }: PayoutDiscrepancy): string {
  if (ids.length === 0) return `Show the ${PART_WORDS[part].many}`;
  if (related.length > 0) return 'Show its items';
  const first = rows !== null && rows > ids.length ? 'the first ' : '';
  return `Show ${first}${countOf(ids.length, 'item')}`;
}
