import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { invoiceCreatedReply } from '#contract/invoice-create.ts';
import { post } from '#web/api/client.ts';
import { useWrite } from '#web/common/use-write.ts';
import { showToast } from '#web/ui/toast.tsx';
import { EMPTY_FORM, readForm } from './invoice-form.ts';
import type { InvoiceForm } from './invoice-form.ts';

/** The form from its first letter to the invoice that it makes: one key, at most one invoice. */
export function useNewInvoice() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form, setForm] = useState<InvoiceForm>(EMPTY_FORM);
  const { sending, failure, send: sendOnce, changed } = useWrite();
  /** Problems are shown once somebody tried to send, and from then on while typing. */
  const [tried, setTried] = useState(false);
  const reading = readForm(form);

  async function send(): Promise<void> {
    setTried(true);
    const { body } = reading;
    if (body === null) return;
    await sendOnce(
      (key) => post(invoiceCreatedReply, '/invoices', body, key),
      ({ value }) => show(value.invoice),
    );
  }

  async function show({ id, name }: { readonly id: string; readonly name: string }): Promise<void> {
    // Who goes back to the list finds it there, not a notice of a new one.
    client.removeQueries({ queryKey: ['invoices', 'list'] });
    showToast(`Invoice ${name} made`);
    await navigate({ to: '/invoices/$invoiceId', params: { invoiceId: id }, replace: true });
  }

  return {
    form,
    reading,
    sending,
    failure,
    problems: { ...(tried ? reading.problems : {}), ...failure?.fields },
    type(change: Partial<InvoiceForm>) {
      setForm({ ...form, ...change });
      changed();
    },
    send,
  };
}
