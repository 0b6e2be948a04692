import type { CustomerDetail } from '#contract/customer.ts';
import { isId } from '#domain/ids.ts';
import type { Core } from '../context.ts';
import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import type { WriteCall } from '../processout/upstream.ts';
import { doneReply } from '../processout/wire-common.ts';
import { notDone } from './change-customer.ts';
import { readCustomer } from './customer-detail.ts';

type Change = 'make-default' | 'delete';

/**
 * Makes a stored way to pay the one that is used when none is named, or deletes it for good; the customer as they are
 * afterwards. Both are done at most once, however often they are asked for.
 */
export async function changeToken(
  core: Core,
  change: Change,
  ids: { readonly customer: string; readonly token: string },
  key: string,
): Promise<CustomerDetail> {
  if (!isId('token', ids.token)) throw invalidRequest({ token: 'is not a token id' });
  const seen = await readCustomer(core, ids.customer);
  if (isDone(seen, change, ids.token)) return seen;
  if (change === 'make-default' && !has(seen, ids.token))
    throw new ApiProblem('not_found', 'This stored card is gone.');
  const reply = await core.upstream.write(toCall(change, ids, key), doneReply);
  const now = await readCustomer(core, ids.customer);
  if (!reply.ok && !isDone(now, change, ids.token))
    throw notDone(reply.problem, 'the stored card may have been changed');
  core.ports.log.info('token changed', { customer: ids.customer, token: ids.token, change });
  await core.mirror.refreshCustomer(ids.customer);
  return now;
}

function toCall(change: Change, ids: { customer: string; token: string }, idempotencyKey: string): WriteCall {
  const path = ['customers', ids.customer, 'tokens', ids.token];
  return change === 'delete'
    ? { method: 'DELETE', path, idempotencyKey }
    : { method: 'PUT', path, body: { set_default: true }, idempotencyKey };
}

function has({ tokens }: CustomerDetail, id: string): boolean {
  return tokens.some((token) => token.id === id);
}

function isDone(customer: CustomerDetail, change: Change, id: string): boolean {
  if (change === 'delete') return !has(customer, id);
  return customer.tokens.some((token) => token.id === id && token.is_default);
}
