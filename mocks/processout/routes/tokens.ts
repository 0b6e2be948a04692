import { changeToken, createToken, deleteToken, isChallenged } from '../engine/tokens.ts';
import { balancesOf } from '../engine/vouchers.ts';
import { listReply, sequenceOf } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { invalid, notFound } from '../http/errors.ts';
import { flag, text } from '../http/fields.ts';
import type { Wire } from '../http/render-context.ts';
import { renderToken } from '../http/render-party.ts';
import { decimal, timestamp } from '../http/wire-format.ts';
import type { SimCard } from '../model.ts';
import type { SimToken, VerificationStatus } from '../party-model.ts';
import { customerOf } from './customers.ts';
import { readFreshCard } from './source.ts';
import { actionOf } from './three-d-s.ts';
import { readToken, readTokenChanges } from './token-body.ts';

export const listTokens: Handler = (call) => {
  const { tokens } = call.engine;
  return listReply(call, 'tokens', sequenceOf(tokens.of(customerOf(call).id)), (token) =>
    renderToken(call.rendering, token, call.expand),
  );
};

export const getToken: Handler = (call) => tokenReply(call, tokenOf(call));

/** From a card, or, to be verified with one that the client brings, without (seed 001, step 2). */
export const addToken: Handler = (call) => {
  const customer = customerOf(call);
  const said = readToken(call.body);
  const verify = flag(call.body, 'verify') ?? false;
  const card = cardIn(call);
  if (card === null && !verify) throw invalid('missing-source', 'source', 'source is required, or verify.');
  checkConfiguration(call, said.gateway_configuration_id);
  const token = createToken(call.engine, customer, {
    ...said,
    card,
    verify,
    makeDefault: flag(call.body, 'set_default') ?? false,
    outcome: outcomeOf(call),
  });
  return tokenReply(call, token);
};

/** Also how the client brings the card of a token that waits for one (seed 001, step 3). */
export const updateToken: Handler = (call) => {
  const token = tokenOf(call);
  const said = readTokenChanges(call.body);
  checkConfiguration(call, said.gateway_configuration_id ?? null);
  const changed = changeToken(call.engine, token, {
    ...said,
    card: cardIn(call),
    verify: flag(call.body, 'verify') ?? false,
    makeDefault: flag(call.body, 'set_default') ?? false,
    outcome: outcomeOf(call),
  });
  return tokenReply(call, changed);
};

export const removeToken: Handler = (call) => {
  deleteToken(call.engine, tokenOf(call));
  return { success: true };
};

/** What is left on a gift card; other tokens have none (seed 003, Balances). */
export const getBalances: Handler = (call) => {
  const token = call.engine.tokens.get(call.params['id'] ?? '');
  if (!token) throw notFound('token');
  const vouchers = balancesOf(call.engine, token).map(({ amount, currency, expires_at }) => ({
    amount: decimal(amount, currency),
    currency,
    expiry: timestamp(expires_at),
  }));
  return { success: true, balances: { vouchers } };
};

function tokenOf(call: Call): SimToken {
  const { id } = customerOf(call);
  const token = call.engine.tokens.get(call.params['tokenId'] ?? '');
  if (token?.customer_id !== id) throw notFound('token');
  return token;
}

function cardIn({ engine, body }: Call): SimCard | null {
  const source = text(body, 'source');
  return source === null ? null : readFreshCard(engine, source);
}

function checkConfiguration({ engine }: Call, id: string | null): void {
  if (id !== null && !engine.gatewayConfiguration(id)) throw notFound('gateway-configuration');
}

/** How a sentinel wants the verification to end (docs/simulator-differences.md, Sentinels). */
function outcomeOf({ sentinel }: Call): VerificationStatus | null {
  if (sentinel === 'decline') return 'failed';
  return sentinel === 'verification-unknown' ? 'unknown' : null;
}

/** `customer_action` only when there is one (facts sheet, section 15). */
function tokenReply(call: Call, token: SimToken): Wire {
  const { rendering, expand } = call;
  const reply = { success: true, token: renderToken(rendering, token, expand) };
  if (!isChallenged(token)) return reply;
  return { ...reply, customer_action: actionOf(call, token.id) };
}
