import type { CustomerFacts } from '#contract/customer-edit.ts';
import type { CustomerDetail } from '#contract/customer.ts';
import type { Core } from '../context.ts';
import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import { fromRefusedForm, fromUpstream } from '../http/upstream-problem.ts';
import type { UpstreamProblem } from '../processout/upstream.ts';
import { doneReply } from '../processout/wire-common.ts';
import { customerReply } from '../processout/wire-customer.ts';
import { readCustomer } from './customer-detail.ts';
import { hasFacts, toWire } from './customer-facts.ts';

/**
 * Changes to customers. They move no money, so they are not journalled: the form's key goes along, who sends the same
 * again changes nothing more, and when no answer comes ProcessOut is asked what became of it.
 */

/** Makes a customer; the id of the one that the form's key stands for. */
export async function createCustomer(core: Core, facts: CustomerFacts, key: string): Promise<string> {
  if (Object.keys(facts).length === 0) throw invalidRequest({ body: 'says nothing about the customer' });
  const made = await core.upstream.write(
    { method: 'POST', path: ['customers'], body: toWire(facts), idempotencyKey: key },
    customerReply,
  );
  if (!made.ok) throw notDone(made.problem, 'the customer may have been made');
  const { id } = made.value.customer;
  core.ports.log.info('customer made', { customer: id });
  await core.mirror.refreshCustomer(id);
  return id;
}

interface Edit {
  readonly id: string;
  /** Of the customer as the person saw them. */
  readonly version: string;
  readonly changes: CustomerFacts;
}

/** Changes what the form names and nothing else; the customer as they are afterwards. */
export async function editCustomer(
  core: Core,
  { id, version, changes }: Edit,
  key: string,
): Promise<CustomerDetail> {
  if (Object.keys(changes).length === 0) throw invalidRequest({ body: 'changes nothing' });
  const seen = await readCustomer(core, id);
  // The same form again, or somebody with the same in mind: there is nothing left to do.
  if (hasFacts(seen, changes)) return seen;
  if (seen.version !== version) throw changedSinceSeen(seen);
  if (changes.currency !== undefined && seen.currency !== null)
    throw invalidRequest({ currency: 'cannot be changed once it is set' });
  const edited = await core.upstream.write(
    { method: 'PUT', path: ['customers', id], body: toWire(changes), idempotencyKey: key },
    doneReply,
  );
  const now = await readCustomer(core, id);
  if (!edited.ok && !hasFacts(now, changes)) throw notDone(edited.problem, 'the change may have been made');
  core.ports.log.info('customer changed', { customer: id, fields: Object.keys(changes).join(' ') });
  await core.mirror.refreshCustomer(id);
  return now;
}

/**
 * Deletes a customer for good, with everything that is stored for them (seed 003, Deleting a customer).
 * @param version of the customer as the person saw them
 */
export async function deleteCustomer(core: Core, id: string, version: string, key: string): Promise<void> {
  const seen = await readCustomer(core, id);
  if (seen.version !== version) throw changedSinceSeen(seen);
  const deleted = await core.upstream.write(
    { method: 'DELETE', path: ['customers', id], idempotencyKey: key },
    doneReply,
  );
  if (!deleted.ok) {
    const read = await core.upstream.customer(id);
    const isGone = !read.ok && read.problem.kind === 'not_found';
    if (!isGone) throw notDone(deleted.problem, 'the customer may have been deleted');
  }
  core.ports.log.info('customer deleted', { customer: id });
  await core.mirror.refreshCustomer(id);
}

export function changedSinceSeen(fresh: CustomerDetail): ApiProblem {
  const message = 'This customer changed since you opened them. Look at what is new, then decide again.';
  return new ApiProblem('object_changed', message, { extra: { customer: fresh } });
}

/** @param may what may have happened when no answer came */
export function notDone(problem: UpstreamProblem, may: string): ApiProblem {
  if (problem.kind === 'unavailable' && problem.reached)
    return new ApiProblem(
      'upstream_unavailable',
      `No answer came: ${may}. Send the same form again: it happens at most once.`,
    );
  return problem.kind === 'rejected'
    ? fromRefusedForm(problem, 'This customer')
    : fromUpstream(problem, 'This customer');
}
