import { isChargeable } from '../party-model.ts';
import type { Engine } from '../engine/engine.ts';
import { ApiError, invalid, notFound } from '../http/errors.ts';
import type { SimCard, SimGatewayConfiguration, SimInvoice } from '../model.ts';
import type { SimToken } from '../party-model.ts';
import { isGatewayRequest, readGatewayRequest } from './gateway-request.ts';

/** What pays: a card, or a stored token with its card; gift cards have none, nor has a payment at a PSP's own page. */
export interface Source {
  readonly card: SimCard | null;
  readonly token: SimToken | null;
  /** Where the customer paid already. */
  readonly configuration: SimGatewayConfiguration | null;
}

/**
 * What pays an invoice: a card, a token, a customer with a token, the token that the invoice was made for (seed 003,
 * Capturing an invoice), or a gateway request.
 * @throws ApiError 400, 404
 */
export function readSource(engine: Engine, invoice: SimInvoice, given: string | null): Source {
  const source = given ?? invoice.token_id ?? null;
  if (source === null) throw invalid('missing-source', 'source', 'source is required.');
  if (isGatewayRequest(source))
    return { card: null, token: null, configuration: readGatewayRequest(engine, source) };
  if (!/^(tok|cust)_/.test(source))
    return { card: readFreshCard(engine, source), token: null, configuration: null };
  const token = source.startsWith('tok_') ? engine.tokens.get(source) : defaultToken(engine, source);
  if (!token) throw notFound('token');
  // "If the invoice is linked to a customer then this token must belong to them" (seed 003, Invoice attributes).
  if (invoice.customer_id !== null && invoice.customer_id !== token.customer_id)
    throw refused('The token belongs to another customer than the invoice.');
  if (!isChargeable(token)) throw refused(`A token that is ${token.verification_status} cannot pay.`);
  return { card: token.card, token, configuration: null };
}

/** Whom an invoice pays: what can pay can be paid, when there is a card to pay to. @throws ApiError 400, 404 */
export function readPayee(engine: Engine, invoice: SimInvoice, given: string | null): Source {
  const source = readSource(engine, invoice, given);
  if (source.card) return source;
  throw refused('Money can be paid out to a card alone.');
}

/** A card that neither paid nor became a token yet: "you cannot use it for any further actions" (seed 003, Cards). */
export function readFreshCard(engine: Engine, id: string): SimCard {
  const card = engine.cards.get(id);
  if (!card) throw notFound('card');
  if (!engine.cards.isUsed(id)) return card;
  const message = 'The card was used already. To use one again, make a customer token with it.';
  throw new ApiError(400, 'request.source.card-already-used', message, [{ name: 'source', message }]);
}

/** The default one; without, the newest that can pay (docs/simulator-differences.md, Tokens). */
function defaultToken(engine: Engine, customerId: string): SimToken | null {
  const customer = engine.customers.get(customerId);
  if (!customer) throw notFound('customer');
  const tokens = engine.tokens.of(customerId);
  const standard = tokens.find(({ id }) => id === customer.default_token_id);
  const token = standard ?? tokens.findLast(isChargeable);
  if (!token) throw refused('The customer has no token that can pay.');
  return token;
}

function refused(message: string): ApiError {
  return new ApiError(400, 'request.source.invalid', message, [{ name: 'source', message }]);
}
