import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { invoiceCreatedReply } from '#contract/invoice-create.ts';
import { ApiError } from '#web/api/api-error.ts';
import { post } from '#web/api/client.ts';
import type { Refusal } from '#web/api/send-intent.ts';
import { showToast } from '#web/ui/toast.tsx';
import { EMPTY_FORM, readForm } from './invoice-form.ts';
import type { InvoiceForm } from './invoice-form.ts';

/** The form from its first letter to the invoice that it makes: one key, at most one invoice. */
export function useNewInvoice() {
  const navigate = useNavigate();
  const [form, setForm] = useState<InvoiceForm>(EMPTY_FORM);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  /** Problems are shown once somebody tried to send, and from then on while typing. */
  const [tried, setTried] = useState(false);
  const key = useRef<string>(undefined);
  const reading = readForm(form);

  async function send(): Promise<void> {
    setTried(true);
    if (sending || reading.body === null) return;
    setSending(true);
    setRefusal(null);
    key.current ??= crypto.randomUUID();
    try {
      const { value } = await post(invoiceCreatedReply, '/invoices', reading.body, key.current);
      showToast(`Invoice ${value.invoice.name} made`);
      await navigate({ to: '/invoices/$invoiceId', params: { invoiceId: value.invoice.id }, replace: true });
    } catch (error) {
      setSending(false);
      setRefusal(refusalOf(error));
    }
  }

  return {
    form,
    reading,
    sending,
    refusal,
    problems: { ...(tried ? reading.problems : {}), ...refusal?.fields },
    type(change: Partial<InvoiceForm>) {
      setForm({ ...form, ...change });
      setRefusal(null);
      // Something else is asked for now. An answer that was lost keeps its key while nothing is changed.
      key.current = undefined;
    },
    send,
  };
}

function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ApiError))
    return { message: 'No answer came. Send the same form again.', fields: {}, requestId: null };
  return { message: error.message, fields: error.fields, requestId: error.requestId };
}
