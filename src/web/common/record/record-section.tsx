import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AuditEntry } from '#contract/audit.ts';
import { auditListQuery } from '#web/api/audit-queries.ts';
import { ACT_VIEWS } from '#web/common/act-words.ts';
import entries from '#web/common/detail/entries.module.css';
import { EntriesUnread } from '#web/common/detail/entries-unread.tsx';
import facts from '#web/common/detail/facts.module.css';
import { Moment } from '#web/common/moment.tsx';
import { useActor, useRefusal } from '#web/common/session.ts';
import { Status } from '#web/ui/status.tsx';
import text from '#web/ui/text.module.css';

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
        <ol className={entries.list}>
          {data.entries.map((entry) => (
            <RecordLine key={entry.seq} entry={entry} />
          ))}
        </ol>
      )}
      {data?.entries.length === 0 && (
        <p className={`${text.muted} ${text.small}`}>Nothing was done here yet.</p>
      )}
      {error && !data && <EntriesUnread what="The record" onRetry={() => void refetch()} />}
    </section>
  );
}

function RecordLine({ entry }: { readonly entry: AuditEntry }) {
  return (
    <li>
      <Status status={{ ...ACT_VIEWS[entry.act], detail: entry.facts['amount'] ?? null }} />
      <p className={entries.by}>
        {entry.actor?.name ?? 'Counterfoil'}, <Moment at={entry.at} />
      </p>
    </li>
  );
}
