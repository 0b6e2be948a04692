import { listReply, readPayment, sequenceOf } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { notFound } from '../http/errors.ts';
import { renderToken } from '../http/render-party.ts';
import type { SimPayment } from '../model.ts';
import { customerOf } from './parties.ts';

interface Stored {
  readonly id: string;
  /** The first payment that was made with it. */
  readonly payment: SimPayment;
}

export const listTokens: Handler = (call) =>
  listReply(call, 'tokens', sequenceOf(tokensOf(call)), ({ payment }) =>
    renderToken(call.rendering, payment),
  );

export const getToken: Handler = (call) => {
  const token = tokensOf(call).find(({ id }) => id === call.params['tokenId']);
  if (!token) throw notFound('token');
  return { success: true, token: renderToken(call.rendering, token.payment) };
};

/** Tokens are known by the payments that were made with them, oldest first (docs/simulator-differences.md, Tokens). */
function tokensOf(call: Call): Stored[] {
  const tokens = new Map<string, Stored>();
  for (const place of call.engine.customerPayments.of(customerOf(call).id)) {
    const payment = readPayment(call, place);
    const id = payment.transaction.token_id;
    if (id !== null && !tokens.has(id)) tokens.set(id, { id, payment });
  }
  return [...tokens.values()];
}
