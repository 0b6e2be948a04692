import { Link, useNavigate } from '@tanstack/react-router';
import { customerCreatedReply } from '#contract/customer-edit.ts';
import { post } from '#web/api/client.ts';
import { Crumbs } from '#web/common/detail/crumbs.tsx';
import { focusProblem } from '#web/common/focus-problem.ts';
import { useOnline } from '#web/common/use-online.ts';
import { Button } from '#web/ui/button.tsx';
import { IntoView } from '#web/common/into-view.tsx';
import { Refused } from '#web/common/refused.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { showToast } from '#web/ui/toast.tsx';
import { CustomerFields } from './customer-fields.tsx';
import type { Facts } from './customer-form.ts';
import styles from './customer-form.module.css';
import { useCustomerForm } from './use-customer-form.ts';

const NOTHING: Facts = {};

/** A form for somebody whom ProcessOut does not know yet. */
export function NewCustomerScreen() {
  const navigate = useNavigate();
  const online = useOnline();
  const { edits, changes, sending, failure, problems, type, send } = useCustomerForm({ facts: NOTHING });
  const stopped = sending || !online;
  usePageTitle('New customer');

  async function make(): Promise<void> {
    const made = await send((body, key) => post(customerCreatedReply, '/customers', body, key));
    if (made === null) return;
    showToast('Customer made');
    const { id } = made.value.customer;
    await navigate({ to: '/customers/$customerId', params: { customerId: id }, replace: true });
  }

  return (
    <>
      <Crumbs up={<Link to="/customers">Customers</Link>} here="New customer" />
      <h1 className={styles.title}>New customer</h1>
      <p className={styles.lead}>
        Say what you know: it helps to find them again, and to tell good payments from bad ones.
      </p>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (stopped) return;
          void make();
          focusProblem(event.currentTarget);
        }}
      >
        {failure && (
          <IntoView key={failure.requestId}>
            <Refused title="The customer was not made" refusal={failure} />
          </IntoView>
        )}
        <CustomerFields facts={NOTHING} edits={edits} problems={problems} type={type} />
        <div className={styles.actions}>
          {!online && <p>You are offline. Nothing can be sent.</p>}
          <Button kind="primary" type="submit" aria-disabled={stopped || changes.length === 0 || undefined}>
            {sending ? 'Making them …' : 'Make the customer'}
          </Button>
        </div>
      </form>
    </>
  );
}
