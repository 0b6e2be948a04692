import { useQuery } from '@tanstack/react-query';
import type { AuditChain } from '#contract/audit.ts';
import { auditChainQuery } from '#web/api/audit-queries.ts';
import { countOf } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import styles from './audit.module.css';

/** Computes the whole chain again, when somebody wants to know. */
export function ChainCheck() {
  const { data, error, isFetching, refetch } = useQuery(auditChainQuery());
  return (
    <span className={styles.chain}>
      <span role="status">
        {isFetching ? 'Checking every record' : error ? error.message : data ? verdict(data) : ''}
      </span>
      <Button small aria-disabled={isFetching || undefined} onClick={() => void refetch()}>
        Check the chain
      </Button>
    </span>
  );
}

function verdict({ intact, count, head, broken_at }: AuditChain): string {
  if (!intact) return `The chain is broken at record ${String(broken_at)}.`;
  return `All ${countOf(count, 'record')} as they were written; the last is ${head?.slice(0, 12) ?? 'none'}.`;
}
