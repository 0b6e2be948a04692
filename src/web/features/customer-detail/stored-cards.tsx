import type { CustomerToken } from '#contract/customer.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { shortDay } from '#web/format/date.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import styles from './customer-page.module.css';

/** The five words of seed 003, Token attributes, as sentences. */
const VERIFICATION: Readonly<Record<string, string>> = {
  success: 'Verified',
  pending: 'Being verified',
  failed: 'Verification failed',
  'not-requested': 'Not verified: nobody asked for it',
  unknown: 'Verification unknown',
};

/** The ways to pay that ProcessOut keeps for them, masked as it gives them. */
export function StoredCards({ tokens }: { readonly tokens: readonly CustomerToken[] }) {
  return (
    <section aria-labelledby="stored">
      <h2 id="stored">Stored cards</h2>
      {tokens.length === 0 ? (
        <p className={styles.words}>None is stored: every payment of theirs asks for a card.</p>
      ) : (
        <ul className={styles.cards}>
          {tokens.map((token) => (
            <Stored key={token.id} token={token} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Stored({ token }: { readonly token: CustomerToken }) {
  const zone = useZone();
  const now = useNow();
  const { id, summary, type, is_default, is_chargeable, verification_status, created_at } = token;
  const verified =
    verification_status === null ? null : (VERIFICATION[verification_status] ?? verification_status);
  return (
    <li>
      <strong>{summary ?? type ?? 'Card'}</strong>
      {is_default && <span className={styles.tag}>Default</span>}
      <span className={styles.words}>
        {[is_chargeable === false ? 'Cannot be charged' : null, verified].filter(Boolean).join('. ')}
      </span>
      {created_at !== null && (
        <span className={styles.since}>{`Stored ${shortDay(zone, Date.parse(created_at), now)}`}</span>
      )}
      <CopyButton text={id} what={`the token id ${id}`} />
    </li>
  );
}
