import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import * as z from 'zod/mini';
import { customerChangedReply } from '#contract/customer-edit.ts';
import { customerDetailReply } from '#contract/customer.ts';
import type { CustomerDetail } from '#contract/customer.ts';
import type { ApiError } from '#web/api/api-error.ts';
import { write } from '#web/api/client.ts';
import { customerDetailQuery } from '#web/api/customer-queries.ts';
import { IntoView } from '#web/common/into-view.tsx';
import { focusProblem } from '#web/common/focus-problem.ts';
import { useOnline } from '#web/common/use-online.ts';
import { countOf } from '#web/format/money.ts';
import buttons from '#web/ui/button.module.css';
import { Button } from '#web/ui/button.tsx';
import { Refused } from '#web/common/refused.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { ChangeList, TheirChanges } from './change-list.tsx';
import { CustomerFields } from './customer-fields.tsx';
import { theirChanges } from './customer-form.ts';
import type { Edits, Theirs } from './customer-form.ts';
import styles from './customer-form.module.css';
import { MetadataFields } from './metadata-fields.tsx';
import { theirMetadata } from './metadata-form.ts';
import type { MetadataEdits } from './metadata-form.ts';
import { useCustomerForm } from './use-customer-form.ts';

/** The form over what is known. It stays on what was read when it opened, until somebody else turns out to be faster. */
export function EditForm({ customer }: { readonly customer: CustomerDetail }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const online = useOnline();
  const [seen, setSeen] = useState(customer);
  const [theirs, setTheirs] = useState<readonly Theirs[] | null>(null);
  const { id } = customer;

  function takeUp({ body }: ApiError, typed: Edits, pairs: MetadataEdits): void {
    const fresh = z.safeParse(customerChangedReply, body);
    if (!fresh.success) return;
    const now = fresh.data.customer;
    setTheirs([
      ...theirChanges(seen.facts, now.facts, typed),
      ...theirMetadata(seen.metadata, now.metadata, pairs),
    ]);
    setSeen(fresh.data.customer);
    client.setQueryData(customerDetailQuery(id).queryKey, fresh.data.customer);
  }

  const form = useCustomerForm({ facts: seen.facts, metadata: seen.metadata, onFailure: takeUp });
  const { edits, changes, sending, failure, problems, type, send } = form;
  const count = changes.length;
  const stopped = sending || !online || count === 0;

  async function save(): Promise<void> {
    const saved = await send((wanted, key) =>
      write(
        'PUT',
        customerDetailReply,
        `/customers/${encodeURIComponent(id)}`,
        { version: seen.version, ...wanted },
        key,
      ),
    );
    if (saved === null) return;
    client.setQueryData(customerDetailQuery(id).queryKey, saved.value.customer);
    showToast('Customer saved');
    await navigate({ to: '/customers/$customerId', params: { customerId: id } });
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (stopped) return;
        void save();
        focusProblem(event.currentTarget);
      }}
    >
      {theirs && (
        <IntoView key={seen.version}>
          <TheirChanges changes={theirs} />
        </IntoView>
      )}
      {failure && failure.code !== 'object_changed' && (
        <IntoView key={failure.requestId}>
          <Refused title="Nothing was saved" refusal={failure} />
        </IntoView>
      )}
      <CustomerFields facts={seen.facts} edits={edits} problems={problems} type={type} />
      <MetadataFields
        known={seen.metadata}
        edits={form.pairs}
        problems={form.pairProblems}
        type={form.typePairs}
      />
      <ChangeList changes={changes} />
      <div className={styles.actions}>
        {!online && <p>You are offline. Nothing can be sent.</p>}
        <Button kind="primary" type="submit" aria-disabled={stopped || undefined}>
          {sending ? 'Saving …' : count === 0 ? 'Save' : `Save ${countOf(count, 'change')}`}
        </Button>
        <Link to="/customers/$customerId" params={{ customerId: id }} className={buttons.button}>
          Leave it
        </Link>
      </div>
    </form>
  );
}
