import type { InvoiceCreateBody } from '#contract/invoice-create.ts';
import { invoiceCreateChecks } from '#contract/invoice-create.ts';
import type { Core } from '../context.ts';
import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import { fromRefusedForm } from '../http/upstream-problem.ts';
import type { UpstreamProblem } from '../processout/upstream.ts';
import type { WireFullInvoice } from '../processout/wire-invoice.ts';

/**
 * Makes an invoice at ProcessOut. It moves no money, so it is not journalled; the form's key goes along, so that the same
 * form sent again makes no second one.
 * @param key the form's idempotency key
 */
export async function createInvoice(
  { upstream, ports, mirror }: Core,
  body: InvoiceCreateBody,
  key: string,
): Promise<WireFullInvoice> {
  const wrong = invoiceCreateChecks(body);
  if (Object.keys(wrong).length > 0) throw invalidRequest(wrong);
  const { items, ...facts } = body;
  const made = await upstream.createInvoice({ ...facts, ...(items.length > 0 && { details: items }) }, key);
  if (!made.ok) throw refusal(made.problem);
  ports.log.info('invoice made', { invoice: made.value.id });
  if (made.value.transaction_id != null) mirror.refresh(made.value.transaction_id);
  return made.value;
}

function refusal(problem: UpstreamProblem): ApiProblem {
  if (problem.kind === 'unavailable' && problem.reached)
    return new ApiProblem(
      'upstream_unavailable',
      'No answer came: the invoice may have been made. Send the same form again: it makes no second one.',
    );
  const what = problem.kind === 'rejected' ? 'This invoice' : 'This invoice, or its customer,';
  return fromRefusedForm(problem, what, { details: 'items' });
}
