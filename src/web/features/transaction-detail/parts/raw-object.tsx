import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod/mini';
import { get } from '#web/api/client.ts';
import { JsonText } from '#web/common/detail/json-text.tsx';
import folds from '#web/common/detail/fold.module.css';
import { Unread } from '#web/common/unread.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';

/** The object as ProcessOut sends it, asked for when somebody opens it. */
export function RawObject({ id }: { readonly id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={folds.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The object as ProcessOut sends it</summary>
      {open && <RawText id={id} />}
    </details>
  );
}

function RawText({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['transactions', 'raw', id],
    queryFn: ({ signal }) => get(z.unknown(), `/transactions/${id}/raw`, signal),
    gcTime: 0,
  });
  if (error) {
    return <Unread title="The object could not be read" error={error} onRetry={refetch} />;
  }
  if (data === undefined) {
    return (
      <p aria-busy="true">
        <Skeleton width={4} />
      </p>
    );
  }
  return <JsonText value={data} what="the object" />;
}
