import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { customerCreatedReply } from '#contract/customer-edit.ts';
import { post } from '#web/api/client.ts';
import { FormHead } from '#web/common/form/form-head.tsx';
import { PageForm } from '#web/common/form/page-form.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { showToast } from '#web/ui/toast.tsx';
import { CustomerFields } from './customer-fields.tsx';
import type { Facts } from './customer-form.ts';
import { useCustomerForm } from './use-customer-form.ts';

const NOTHING: Facts = {};

/** A form for somebody whom ProcessOut does not know yet. */
export function NewCustomerScreen() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { edits, changes, sending, failure, problems, type, send } = useCustomerForm({ facts: NOTHING });
  usePageTitle('New customer');

  const make = () =>
    send(
      (body, key) => post(customerCreatedReply, '/customers', body, key),
      ({ value }) => show(value.customer.id),
    );

  async function show(customerId: string): Promise<void> {
    // Who goes back to the list finds them there, not a notice of somebody new.
    client.removeQueries({ queryKey: ['customers', 'list'] });
    showToast('Customer made');
    await navigate({ to: '/customers/$customerId', params: { customerId }, replace: true });
  }

  return (
    <>
      <FormHead
        up={<Link to="/customers">Customers</Link>}
        here="New customer"
        title="New customer"
        lead="Say what you know: it helps to find them again, and to tell good payments from bad ones."
      />
      <PageForm
        verb="Make the customer"
        sendingVerb="Making them …"
        sending={sending}
        isEmpty={changes.length === 0}
        onSend={make}
        failure={failure}
        refused="The customer was not made"
      >
        <CustomerFields facts={NOTHING} edits={edits} problems={problems} type={type} />
      </PageForm>
    </>
  );
}
