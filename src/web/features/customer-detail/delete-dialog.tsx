import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import * as z from 'zod/mini';
import { customerChangedReply, customerDeletedReply } from '#contract/customer-edit.ts';
import type { CustomerDetail } from '#contract/customer.ts';
import { ApiError } from '#web/api/api-error.ts';
import { write } from '#web/api/client.ts';
import { customerDetailQuery } from '#web/api/customer-queries.ts';
import { useOnline } from '#web/common/use-online.ts';
import { useIsIndexing } from '#web/common/use-is-indexing.ts';
import { useWrite } from '#web/common/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Refused } from '#web/common/refused.tsx';
import { showToast } from '#web/ui/toast.tsx';
import styles from './customer-page.module.css';
import { lossesOf } from './customer-words.ts';

interface DeleteDialogProps {
  readonly customer: CustomerDetail;
  readonly onClose: () => void;
}

/** Deletes a customer for good: says what is lost, and wants their name typed. */
export function DeleteDialog({ customer, onClose }: DeleteDialogProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const online = useOnline();
  const isIndexing = useIsIndexing();
  const [typed, setTyped] = useState('');
  const { id } = customer;
  const name = customer.name ?? customer.email ?? id;
  const { sending, failure, send } = useWrite(({ body }) => {
    const fresh = z.safeParse(customerChangedReply, body);
    if (fresh.success) client.setQueryData(customerDetailQuery(id).queryKey, fresh.data.customer);
  });
  const stopped = sending || !online || typed.trim() !== name;

  async function press(): Promise<void> {
    const path = `/customers/${encodeURIComponent(id)}`;
    await send(
      (key) =>
        write('DELETE', customerDeletedReply, path, { version: customer.version }, key).catch(goneIsGone),
      leave,
    );
  }

  async function leave(): Promise<void> {
    client.removeQueries({ queryKey: ['customers', 'list'] });
    showToast(`${name} deleted`);
    await navigate({ to: '/customers', replace: true });
    client.removeQueries({ queryKey: customerDetailQuery(id).queryKey });
  }

  return (
    <Dialog
      title={`Delete ${name}?`}
      onClose={onClose}
      actions={
        <>
          {!online && <p>You are offline. Nothing can be sent.</p>}
          <Button onClick={onClose}>Keep them</Button>
          <Button
            kind="danger"
            aria-disabled={stopped || undefined}
            onClick={() => {
              if (!stopped) void press();
            }}
          >
            {sending ? 'Deleting them …' : 'Delete for good'}
          </Button>
        </>
      }
    >
      {failure && <Refused title="They are not deleted" refusal={failure} />}
      <p>This cannot be undone. What is lost:</p>
      <ul className={styles.lost}>
        {lossesOf(customer, isIndexing).map((loss) => (
          <li key={loss}>{loss}</li>
        ))}
      </ul>
      <Field
        label={`Type “${name}” to delete them`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </Dialog>
  );
}

/** The answer to an earlier press was lost, and it worked. */
function goneIsGone(error: unknown) {
  if (error instanceof ApiError && error.code === 'not_found')
    return { status: 200, value: { deleted: true } };
  throw error;
}
