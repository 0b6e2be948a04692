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
import { PageForm } from '#web/common/form/page-form.tsx';
import { IntoView } from '#web/common/into-view.tsx';
import { countOf } from '#web/format/money.ts';
import buttons from '#web/ui/button.module.css';
import { showToast } from '#web/ui/toast.tsx';
import { ChangeList, TheirChanges } from './change-list.tsx';
import { CustomerFields } from './customer-fields.tsx';
import { theirChanges } from './customer-form.ts';
import type { Edits, Theirs } from './customer-form.ts';
import { MetadataFields } from './metadata-fields.tsx';
import { theirMetadata } from './metadata-form.ts';
import type { MetadataEdits } from './metadata-form.ts';
import { useCustomerForm } from './use-customer-form.ts';

/** The form over what is known. It stays on what was read when it opened, until somebody else turns out to be faster. */
export function EditForm({ customer }: { readonly customer: CustomerDetail }) {
  const client = useQueryClient();
  const navigate = useNavigate();
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

  function save(): Promise<unknown> {
    const path = `/customers/${encodeURIComponent(id)}`;
    return send(
      (wanted, key) => write('PUT', customerDetailReply, path, { version: seen.version, ...wanted }, key),
      ({ value }) => show(value.customer),
    );
  }

  async function show(saved: CustomerDetail): Promise<void> {
    client.setQueryData(customerDetailQuery(id).queryKey, saved);
    showToast('Customer saved');
    await navigate({ to: '/customers/$customerId', params: { customerId: id } });
  }

  return (
    <PageForm
      verb={count === 0 ? 'Save' : `Save ${countOf(count, 'change')}`}
      sendingVerb="Saving …"
      sending={sending}
      isEmpty={count === 0}
      onSend={save}
      failure={failure?.code === 'object_changed' ? null : failure}
      refused="Nothing was saved"
      news={
        theirs && (
          <IntoView key={seen.version}>
            <TheirChanges changes={theirs} />
          </IntoView>
        )
      }
      leave={
        <Link to="/customers/$customerId" params={{ customerId: id }} className={buttons.button}>
          Leave it
        </Link>
      }
    >
      <CustomerFields facts={seen.facts} edits={edits} problems={problems} type={type} />
      <MetadataFields
        known={seen.metadata}
        edits={form.pairs}
        problems={form.pairProblems}
        type={form.typePairs}
      />
      <ChangeList changes={changes} />
    </PageForm>
  );
}
