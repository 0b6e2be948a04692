import type { InvoiceDetail } from '#contract/invoice.ts';
import type { Actor } from '#contract/session.ts';
import type { Core } from '../context.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { fromUpstream } from '../http/upstream-problem.ts';
import type { UpstreamProblem } from '../processout/upstream.ts';
import { doneReply } from '../processout/wire-common.ts';
import { readInvoice } from './invoice-detail.ts';

/**
 * Takes an invoice back, so that nobody can pay it any more. It moves no money, and cancelling twice is cancelling once:
 * what is cancelled already is answered as done, and when no answer comes ProcessOut is asked what became of it.
 * @param version of the payment, as the person saw it
 * @param key the form's idempotency key
 */
export async function cancelInvoice(
  core: Core,
  actor: Actor,
  id: string,
  version: string,
  key: string,
): Promise<InvoiceDetail> {
  const seen = await readInvoice(core, actor, id);
  if (seen.is_gone) return seen;
  if (!seen.cancel.allowed) throw new ApiProblem('action_not_allowed', seen.cancel.reason);
  if (seen.transaction.version !== version) {
    const message = 'Its payment moved on since you opened it. Look at it again, then decide.';
    throw new ApiProblem('object_changed', message, { extra: { invoice: seen } });
  }
  const reply = await core.upstream.write(
    { method: 'DELETE', path: ['invoices', id], idempotencyKey: key },
    doneReply,
  );
  const now = await readInvoice(core, actor, id, { transactionId: seen.transaction.id });
  if (!reply.ok && !now.is_gone) throw notCancelled(reply.problem);
  core.ports.log.info('invoice cancelled', { invoice: id });
  core.mirror.refresh(now.transaction.id);
  return now;
}

function notCancelled(problem: UpstreamProblem): ApiProblem {
  if (problem.kind === 'unavailable' && problem.reached)
    return new ApiProblem(
      'upstream_unavailable',
      'No answer came, and ProcessOut still shows the invoice as open. Try again in a moment.',
    );
  return fromUpstream(problem, 'This invoice');
}
