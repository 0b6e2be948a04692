import { createFileRoute } from '@tanstack/react-router';
import { AuditScreen } from '#web/features/audit/audit-screen.tsx';
import { readAuditSearch } from '#web/features/audit/audit-search.ts';

export const Route = createFileRoute('/audit')({ validateSearch: readAuditSearch, component: Screen });

function Screen() {
  // The router merges what was validated over the raw address, so what was dropped has to be dropped once more.
  return <AuditScreen search={readAuditSearch(Route.useSearch())} />;
}
