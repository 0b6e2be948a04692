import type { CustomerBalances } from '#contract/customer.ts';
import { isId } from '#domain/ids.ts';
import type { Core } from '../context.ts';
import { invalidRequest } from '../http/api-problem.ts';
import { fromUpstream } from '../http/upstream-problem.ts';

/** What is left on the vouchers that a customer has stored (seed 003, Balances), token by token. */
export async function readBalances(
  { upstream }: Core,
  id: string,
  signal?: AbortSignal,
): Promise<CustomerBalances> {
  if (!isId('customer', id)) throw invalidRequest({ id: 'is not a customer id' });
  const tokens = await upstream.tokens(id, signal);
  if (!tokens.ok) throw fromUpstream(tokens.problem, 'This customer');
  const balances: CustomerBalances['balances'] = [];
  for (const token of tokens.value.filter(({ can_get_balance }) => can_get_balance === true)) {
    const read = await upstream.balances(token.id, signal);
    if (!read.ok) throw fromUpstream(read.problem, 'The balance of a stored voucher');
    for (const { amount, currency, expiry } of read.value)
      balances.push({ token_id: token.id, amount, currency, expires_at: expiry ?? null });
  }
  return { balances };
}
