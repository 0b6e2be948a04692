import { useState } from 'react';
import type { CustomerDetail, CustomerToken } from '#contract/customer.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { shortDay } from '#web/format/date.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { Mark } from '#web/ui/mark.tsx';
import styles from './customer-page.module.css';
import { expiryOf } from './expiry.ts';
import { TokenDialog } from './token-dialog.tsx';
import type { TokenChange } from './token-dialog.tsx';
import { nameOf } from './token-name.ts';

/** The five words of seed 003, Token attributes, as sentences. */
const VERIFICATION: Readonly<Record<string, string>> = {
  success: 'Verified',
  pending: 'Being verified',
  failed: 'Verification failed',
  'not-requested': 'Not verified: nobody asked for it',
  unknown: 'Verification unknown',
};

interface StoredCardsProps {
  readonly customer: CustomerDetail;
  /** Whether this person may change customers; why not is said at the head of the page. */
  readonly mayChange: boolean;
}

/** The ways to pay that ProcessOut keeps for them, masked as it gives them. */
export function StoredCards({ customer, mayChange }: StoredCardsProps) {
  const [asked, setAsked] = useState<{ readonly change: TokenChange; readonly token: CustomerToken }>();
  const { tokens } = customer;
  return (
    <section aria-labelledby="stored">
      <h2 id="stored">Stored cards</h2>
      {tokens.length === 0 ? (
        <p className={styles.words}>None is stored: every payment of theirs asks for a card.</p>
      ) : (
        <ul className={styles.cards}>
          {tokens.map((token) => (
            <Stored
              key={token.id}
              token={token}
              ask={mayChange ? (change) => setAsked({ change, token }) : null}
            />
          ))}
        </ul>
      )}
      {asked && (
        <TokenDialog
          customerId={customer.id}
          change={asked.change}
          token={asked.token}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
}

interface StoredProps {
  readonly token: CustomerToken;
  /** Null where nothing may be changed. */
  readonly ask: ((change: TokenChange) => void) | null;
}

function Stored({ token, ask }: StoredProps) {
  const zone = useZone();
  const now = useNow();
  const { id, is_default, is_chargeable, verification_status, created_at } = token;
  const verified =
    verification_status === null ? null : (VERIFICATION[verification_status] ?? verification_status);
  const expiry = token.expires === null ? null : expiryOf(token.expires, now);
  const name = nameOf(token);
  return (
    <li>
      <div className={styles.card}>
        <strong>{name}</strong>
        {is_default && <span className={styles.tag}>Default</span>}
        {expiry && (
          <span className={expiry.tone === 'off' ? styles.words : styles.warning}>
            {expiry.tone !== 'off' && <Mark name="warning" tone={expiry.tone} />}
            {expiry.words}
          </span>
        )}
        <span className={styles.words}>
          {[is_chargeable === false ? 'Cannot be charged' : null, verified].filter(Boolean).join('. ')}
        </span>
        {created_at !== null && (
          <span className={styles.since}>{`Stored ${shortDay(zone, Date.parse(created_at), now)}`}</span>
        )}
        <CopyButton text={id} what={`the token id ${id}`} />
      </div>
      {ask && (
        <div className={styles.tools}>
          {!is_default && (
            <Button
              small
              kind="quiet"
              aria-label={`Make default: ${name}`}
              onClick={() => ask('make-default')}
            >
              Make default
            </Button>
          )}
          <Button small kind="quiet" aria-label={`Delete ${name}`} onClick={() => ask('delete')}>
            Delete
          </Button>
        </div>
      )}
    </li>
  );
}
