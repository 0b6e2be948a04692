import type { Handler } from '../http/call.ts';
import { ApiError, notFound } from '../http/errors.ts';
import { plain, read, required } from '../http/limits.ts';

const MINUTE = 60_000_000;
const SCHEMES = new Set(['visa', 'mastercard']);

/**
 * Asks the card's scheme for a network token (facts sheet, sections 3 and 4): accepted once for each card of the schemes
 * that give any, and active a minute later (docs/simulator-differences.md, Customers, tokens, cards).
 */
export const provisionNetworkToken: Handler = ({ engine, body }) => {
  const { card_id } = read(body, { card_id: required(plain) });
  const card = engine.cards.get(card_id);
  if (!card) throw notFound('card');
  const asked = engine.networkTokens.get(card_id);
  if (!SCHEMES.has(card.scheme)) throw notPossible('unsupported');
  if (asked !== undefined) throw notPossible(engine.now() < asked + MINUTE ? 'pending' : 'active');
  engine.networkTokens.set(card_id, engine.now());
  return { success: true, network_token: { status: 'pending' } };
};

function notPossible(status: string): ApiError {
  const message = `network token status is ${status}: provisioning not possible`;
  return new ApiError(422, 'request.validation.provisioning-not-possible', message);
}
