import { useQuery } from '@tanstack/react-query';
import type { AuditAct } from '#contract/audit.ts';
import { auditOptionsQuery } from '#web/api/audit-queries.ts';
import { ChoiceFilter } from '#web/common/list/choice-filter.tsx';
import styles from '#web/common/list/filter.module.css';
import { hasFilters } from '#web/common/list/list-place.ts';
import { SearchField } from '#web/common/list/search-field.tsx';
import { Button } from '#web/ui/button.tsx';
import { ACT_VIEWS } from '#web/common/act-words.ts';
import type { AuditSearch } from './audit-search.ts';

interface AuditFiltersProps {
  readonly search: AuditSearch;
  readonly change: (change: Readonly<Record<string, unknown>>) => void;
}

export function AuditFilters({ search, change }: AuditFiltersProps) {
  const { data: options } = useQuery(auditOptionsQuery());
  return (
    <div className={styles.filters} role="search" aria-label="Filter the record">
      <SearchField
        q={search.q}
        label="Search the record"
        placeholder="An id, a name or an amount"
        search={(q) => change({ q })}
      />
      <ChoiceFilter
        label="What"
        chosen={search.act}
        choices={(options?.acts ?? []).map(({ value, count }) => ({
          value,
          label: ACT_VIEWS[value as AuditAct].word,
          count,
        }))}
        apply={(act) => change({ act })}
      />
      <ChoiceFilter
        label="Who"
        chosen={search.actor}
        choices={options?.actors ?? []}
        apply={(actor) => change({ actor })}
      />
      {hasFilters(search) && (
        <Button
          kind="quiet"
          onClick={() => change({ q: undefined, act: undefined, actor: undefined, object_id: undefined })}
        >
          Clear all
        </Button>
      )}
    </div>
  );
}
