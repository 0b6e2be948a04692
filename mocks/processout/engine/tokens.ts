import type { SimCard, SimCustomer } from '../model.ts';
import type { SimToken, VerificationStatus } from '../party-model.ts';
import type { TokenChanges } from '../routes/token-body.ts';
import { renderToken } from '../http/render-party.ts';
import { changeCustomer } from './customers.ts';
import { fireAbout } from './engine.ts';
import type { Engine } from './engine.ts';
import type { EventName } from './event-names.ts';
import { authorizationDecline } from './test-cards.ts';

const MINUTE = 60_000_000;

export interface TokenRequest extends TokenChanges {
  /** A card that nobody used yet; null when the client brings it later (seed 001, step 2, With verification). */
  readonly card: SimCard | null;
  readonly verify: boolean;
  readonly makeDefault: boolean;
  /** How a sentinel wants the verification to end. */
  readonly outcome: VerificationStatus | null;
}

/**
 * A new token of a customer (seed 003, Creating a token). A customer's first one becomes the default
 * (docs/simulator-differences.md, Tokens).
 */
export function createToken(engine: Engine, customer: SimCustomer, request: TokenRequest): SimToken {
  const { card, verify, makeDefault, outcome, ...said } = request;
  const isFirst = engine.tokens.of(customer.id).length === 0;
  const token: SimToken = {
    ...said,
    id: engine.ids.next('tok'),
    customer_id: customer.id,
    card: null,
    type: 'card',
    verification_status: verify ? 'pending' : 'not-requested',
    vouchers: null,
    created_at: engine.stamp(),
  };
  engine.tokens.add(token);
  const filled = card ? holdCard(engine, token, card) : token;
  fireToken(engine, 'customer.token.created', filled, token.created_at);
  if (card && verify) verifyToken(engine, filled, outcome);
  if (makeDefault || isFirst) changeCustomer(engine, customer, { default_token_id: token.id });
  return engine.tokens.get(token.id) ?? filled;
}

/** Changes what is said about a token, gives it its card, verifies it, makes it the default. */
export function changeToken(engine: Engine, token: SimToken, request: Partial<TokenRequest>): SimToken {
  const { card, verify = false, makeDefault = false, outcome = null, ...said } = request;
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
  const changed: SimToken = { ...token, ...given };
  engine.tokens.keep(changed);
  const filled = card ? holdCard(engine, changed, card) : changed;
  const customer = engine.customers.get(token.customer_id);
  if (makeDefault && customer) changeCustomer(engine, customer, { default_token_id: token.id });
  fireToken(engine, 'customer.token.updated', filled);
  const awaited = token.verification_status === 'pending' && card != null;
  if (filled.card && (verify || awaited)) verifyToken(engine, filled, outcome);
  return engine.tokens.get(token.id) ?? filled;
}

/** For good (seed 003, Deleting a token); a customer whose default it was has none any more. */
export function deleteToken(engine: Engine, token: SimToken): void {
  fireToken(engine, 'customer.token.deleted', token);
  engine.tokens.remove(token);
  const customer = engine.customers.get(token.customer_id);
  if (customer?.default_token_id !== token.id) return;
  changeCustomer(engine, { ...customer, default_token_id: null }, {});
}

function holdCard(engine: Engine, token: SimToken, card: SimCard): SimToken {
  engine.cards.use(card.id, token.id);
  const filled = { ...token, card };
  engine.tokens.keep(filled);
  return filled;
}

/** The PSP checks the card: at once, or a minute later where the customer must pass 3D Secure first (seed 001, step 3). */
function verifyToken(engine: Engine, token: SimToken, outcome: VerificationStatus | null): void {
  const behaviour = token.card?.behaviour ?? null;
  const result = outcome ?? (authorizationDecline(behaviour) === null ? 'success' : 'failed');
  engine.tokens.keep({ ...token, verification_status: 'pending' });
  if (behaviour !== 'three-d-s') return endVerification(engine, token.id, result);
  engine.planAct(engine.stamp() + MINUTE, (at) => endVerification(engine, token.id, result, at));
}

/** Whether the customer has 3D Secure to pass before the token can be used. */
export function isChallenged({ card, verification_status }: SimToken): boolean {
  return verification_status === 'pending' && card?.behaviour === 'three-d-s';
}

function endVerification(engine: Engine, id: string, result: VerificationStatus, at?: number): void {
  const token = engine.tokens.get(id);
  if (!token) return;
  const ended = { ...token, verification_status: result };
  engine.tokens.keep(ended);
  if (result === 'success') fireToken(engine, 'customer.token.verified', ended, at);
  else if (result === 'failed') fireToken(engine, 'customer.token.verification.failed', ended, at);
  else fireToken(engine, 'customer.token.updated', ended, at);
}

/** @param at epoch microseconds; now when left out */
function fireToken(engine: Engine, name: EventName, token: SimToken, at?: number): void {
  fireAbout(engine, name, 'token', (rendering, expand) => renderToken(rendering, token, expand), at);
}
