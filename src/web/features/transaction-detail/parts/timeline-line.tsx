import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EventRow } from '#contract/event.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { PayoutLink } from '#web/common/payout-link.tsx';
import { NoteWords } from '#web/common/notes/note-words.tsx';
import { IdText } from '#web/common/id-text.tsx';
import { fullMoment, shortDay, timeOfDay, timeWithSeconds } from '#web/format/date.ts';
import { amountText } from '#web/format/money.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { Mark } from '#web/ui/mark.tsx';
import text from '#web/ui/text.module.css';
import type { TimelineGroup, TimelineRow } from '../story/rows.ts';
import type { Telling } from '../story/voice.ts';
import styles from './timeline.module.css';

interface TimelineLineProps {
  readonly row: TimelineRow;
  /** The event that told of it. */
  readonly event: EventRow | undefined;
  readonly pace: TimelineGroup['pace'];
  readonly detail: Pick<TransactionDetail, 'id' | 'currency'>;
  readonly telling: Telling;
}

/** One thing that happened: when, in words, and what it did to the money. */
export function TimelineLine({ row, event, pace, detail, telling: { zone, now } }: TimelineLineProps) {
  const { currency } = detail;
  const when = (
    <time dateTime={new Date(row.at).toISOString()} title={fullMoment(zone, row.at)}>
      {pace === 'seconds'
        ? timeWithSeconds(zone, row.at)
        : `${shortDay(zone, row.at, now)}, ${timeOfDay(zone, row.at)}`}
    </time>
  );
  return (
    <tr role="row">
      <td role="cell" className={styles.mark}>
        <Mark name={row.mark} tone={row.tone} />
      </td>
      <td role="cell" className={styles.time}>
        {event ? <EventLink event={event}>{when}</EventLink> : when}
      </td>
      <td role="cell" className={styles.event}>
        {row.note ? (
          <NoteWords note={row.note} isTimed={false} />
        ) : (
          <>
            <p className={styles.say}>
              {row.say}
              {row.payout && (
                <PayoutLink id={row.payout.id} name={row.payout.name} transactionId={detail.id} />
              )}
              {row.payout?.rest}
            </p>
            <SecondLine row={row} />
          </>
        )}
      </td>
      <td role="cell" className={styles.number}>
        <Movement row={row} currency={currency} />
      </td>
      <td role="cell" className={`${styles.number} ${styles.running}`}>
        {row.available && <Figure value={row.available} currency={currency} />}
      </td>
    </tr>
  );
}

/** From what happened to the event that told of it. */
function EventLink({ event, children }: { readonly event: EventRow; readonly children: ReactNode }) {
  return (
    <Link to="/events/$eventId" params={{ eventId: event.id }} className={styles.told}>
      {children}
      <span className={text.hidden}>{`, event ${event.name}`}</span>
    </Link>
  );
}

function SecondLine({ row: { code, more, arn } }: Pick<TimelineLineProps, 'row'>) {
  if (!code && !more && !arn) return null;
  return (
    <p className={styles.more}>
      {code && <span className={text.code}>{code}</span>}
      {more && (
        <span>
          <IdText value={more} />
        </span>
      )}
      {arn && (
        <span className={styles.arn}>
          ARN <span className={text.id}>{arn}</span>
          <CopyButton text={arn} what={`the ARN ${arn}`} />
        </span>
      )}
    </p>
  );
}

function Movement({
  row: { movement, struck, held },
  currency,
}: Pick<TimelineLineProps, 'row'> & { readonly currency: string }) {
  if (struck) return <s className={styles.struck}>{amountText(struck, currency)}</s>;
  if (movement) return <Figure value={movement} currency={currency} signed />;
  if (held) return <span className={styles.held}>held {amountText(held, currency)}</span>;
  return null;
}

function Figure({ value, currency, signed = false }: { value: string; currency: string; signed?: boolean }) {
  const zero = !/[1-9]/.test(value);
  const plus = signed && !zero && !value.startsWith('-') ? '+' : '';
  return <span className={zero ? styles.zero : styles.figure}>{plus + amountText(value, currency)}</span>;
}
