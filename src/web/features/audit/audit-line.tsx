import type { AuditEntry } from '#contract/audit.ts';
import { ROLE_WORDS } from '#domain/access.ts';
import { IdText } from '#web/common/id-text.tsx';
import ledger from '#web/common/list/ledger-table.module.css';
import { useZone } from '#web/common/preferences.ts';
import { reasonWords } from '#web/common/refund-reasons.ts';
import { lowered } from '#web/format/words.ts';
import { fullMoment, timeOfDay } from '#web/format/date.ts';
import { Status } from '#web/ui/status.tsx';
import { ACT_VIEWS } from '#web/common/act-words.ts';
import styles from './audit.module.css';

/** One record: all of it is on the line, so it opens nothing. */
export function AuditLine({ entry }: { readonly entry: AuditEntry }) {
  const zone = useZone();
  const at = Date.parse(entry.at);
  const { actor, facts } = entry;
  return (
    <tr role="row" className={`${ledger.row} ${styles.row}`}>
      <td role="cell" className={`${ledger.quiet} ${styles.at}`}>
        <time dateTime={entry.at} title={fullMoment(zone, at)}>
          {timeOfDay(zone, at)}
        </time>
      </td>
      <td role="cell" className={styles.act}>
        <Status status={{ ...ACT_VIEWS[entry.act], detail: null }} />
      </td>
      <td role="cell" className={styles.actor}>
        {actor ? `${actor.name}, ${ROLE_WORDS[actor.role].toLowerCase()}` : 'Counterfoil'}
      </td>
      <td role="cell" className={styles.about}>
        <IdText value={aboutOf(entry.object_id, facts)} />
      </td>
      <td role="cell" className={`${ledger.quiet} ${styles.seq}`} title={entry.hash}>
        {entry.seq}
      </td>
    </tr>
  );
}

/** Ids of intents tell people nothing here. */
const UNTOLD = new Set(['intent']);

function aboutOf(objectId: string | null, facts: Readonly<Record<string, string>>): string {
  const told = Object.entries(facts)
    .filter(([name]) => !UNTOLD.has(name))
    .map(([name, text]) => {
      if (name === 'action' || name === 'amount') return text;
      return `${name.replaceAll('_', ' ')} ${name === 'reason' ? lowered(reasonWords(text)) : text}`;
    });
  return [told.join(', '), objectId ?? ''].filter(Boolean).join(' · ');
}
