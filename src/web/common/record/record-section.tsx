import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AuditEntry } from '#contract/audit.ts';
import { parseMillis } from '#domain/time.ts';
import { auditListQuery } from '#web/api/staff-queries.ts';
import { ACT_VIEWS } from '#web/common/act-words.ts';
import facts from '#web/common/detail/facts.module.css';
import { useZone } from '#web/common/preferences.ts';
import { useActor, useRefusal } from '#web/common/session.ts';
import { useNow } from '#web/common/use-now.ts';
import { fullMoment, shortMoment } from '#web/format/date.ts';
import { Button } from '#web/ui/button.tsx';
import { Status } from '#web/ui/status.tsx';
import text from '#web/ui/text.module.css';
import styles from './record.module.css';

/** The newest ones; the record's own page has the rest. */
const SHOWN = 10;
/** Nothing tells a page of new records. */
const LOOK_EVERY_MS = 10_000;

/** Who did, tried and was refused what with an object, newest first, for whoever may read the record. */
export function RecordSection({ objectId }: { readonly objectId: string }) {
  const actor = useActor();
  const refusal = useRefusal('audit');
  return actor && refusal === null ? <RecordOf objectId={objectId} /> : null;
}

function RecordOf({ objectId }: { readonly objectId: string }) {
  const { data, error, refetch } = useQuery({
    ...auditListQuery({ object_id: objectId, limit: SHOWN }),
    staleTime: 0,
    refetchInterval: LOOK_EVERY_MS,
  });
  return (
    <section aria-labelledby="record">
      <div className={facts.head}>
        <h2 id="record">Record</h2>
        {data?.has_more && (
          <Link to="/audit" search={{ object_id: objectId }}>
            All of it
          </Link>
        )}
      </div>
      {data && data.entries.length > 0 && (
        <ol className={styles.list}>
          {data.entries.map((entry) => (
            <RecordLine key={entry.seq} entry={entry} />
          ))}
        </ol>
      )}
      {data?.entries.length === 0 && (
        <p className={`${text.muted} ${text.small}`}>Nothing was done here yet.</p>
      )}
      {error && !data && (
        <p className={styles.unread} role="alert">
          The record could not be read.
          <Button small onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      )}
    </section>
  );
}

function RecordLine({ entry }: { readonly entry: AuditEntry }) {
  const zone = useZone();
  const now = useNow();
  const at = parseMillis(entry.at) ?? 0;
  return (
    <li>
      <Status status={{ ...ACT_VIEWS[entry.act], detail: entry.facts['amount'] ?? null }} />
      <p className={styles.by}>
        {entry.actor?.name ?? 'Counterfoil'},{' '}
        <time dateTime={entry.at} title={fullMoment(zone, at)}>
          {shortMoment(zone, at, now)}
        </time>
      </p>
    </li>
  );
}
