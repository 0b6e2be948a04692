import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { intentReply } from '#contract/intent.ts';
import type { Intent } from '#contract/intent.ts';
import type { InvoiceDetail } from '#contract/invoice.ts';
import type { ApiError } from '#web/api/api-error.ts';
import { post } from '#web/api/client.ts';
import { invoiceDetailQuery } from '#web/api/invoice-queries.ts';
import { intentQuery } from '#web/api/transaction-queries.ts';
import { useWrite } from '#web/common/use-write.ts';

/** What a person chose. `captureAt` is a local date and time as the browser's field gives it, or empty. */
export interface ChargeForm {
  readonly tokenId: string;
  readonly capture: 'now' | 'later';
  readonly captureAt: string;
}

const POLL_MS = 2_000;
/** Answers that do not tell whether the charge was taken. */
const UNCLEAR: ReadonlySet<ApiError['code']> = new Set(['network', 'offline', 'internal']);

/** A charge from the form to its outcome: one key, at most one effect, whatever the network does. */
export function useCharge(invoice: InvoiceDetail) {
  const client = useQueryClient();
  const { queryKey } = invoiceDetailQuery(invoice.id);
  const { sending, failure, send, changed } = useWrite(({ code }) => {
    if (code === 'transaction_changed') void client.invalidateQueries({ queryKey });
  });
  const [intentId, setIntentId] = useState<string>();
  /** What was posted: when its answer is lost, exactly this is posted again. */
  const [posted, setPosted] = useState<object>();
  const { data: followed } = useQuery({
    ...intentQuery(intentId ?? ''),
    enabled: intentId !== undefined,
    refetchInterval: ({ state }) => (state.data && isSettled(state.data) ? false : POLL_MS),
  });
  const intent = intentId === undefined ? null : (followed ?? null);
  const settled = intent !== null && isSettled(intent);
  const isLost = failure !== null && UNCLEAR.has(failure.code);

  useEffect(() => {
    if (settled) void client.invalidateQueries({ queryKey: ['invoices'] });
  }, [client, settled]);

  async function submit(form: ChargeForm): Promise<void> {
    const body = isLost && posted !== undefined ? posted : bodyOf(form, invoice);
    setPosted(body);
    const path = `/invoices/${encodeURIComponent(invoice.id)}/charge`;
    const reply = await send((key) => post(intentReply, path, body, key));
    if (reply === null) return;
    client.setQueryData(intentQuery(reply.value.intent.id).queryKey, reply.value.intent);
    setIntentId(reply.value.intent.id);
  }

  return { sending, failure, isLost, intent, settled, submit, changed };
}

export function isSettled({ state }: Intent): boolean {
  return state === 'done' || state === 'failed';
}

function bodyOf({ tokenId, capture, captureAt }: ChargeForm, invoice: InvoiceDetail): object {
  const { amount, currency, transaction } = invoice;
  return {
    version: transaction.version,
    amount,
    currency,
    token_id: tokenId,
    capture,
    ...(capture === 'later' && captureAt !== '' && { capture_at: new Date(captureAt).toISOString() }),
  };
}
