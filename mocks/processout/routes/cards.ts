import { isCardNumber, TEST_CARDS } from '../engine/test-cards.ts';
import { listReply } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { ApiError, notFound } from '../http/errors.ts';
import { text } from '../http/fields.ts';
import { fingerprintOf, NO_FACTS, renderCard } from '../http/render-card.ts';
import type { Wire } from '../http/render-context.ts';
import type { SimCard } from '../model.ts';
import { schemeOf } from '../world/issuers.ts';
import { readCard, readCardChanges } from './card-body.ts';

export const listCards: Handler = (call) =>
  listReply(call, 'cards', call.engine.cards.list(), (card) => renderCard(call.rendering, card));

export const getCard: Handler = (call) => cardReply(call, cardOf(call));

/** Tokenizes a card number; those of the sandbox behave as documented (facts sheet, section 12). */
export const createCard: Handler = (call) => {
  const { body, engine } = call;
  const number = (text(body, 'number') ?? '').replaceAll(' ', '');
  if (!isCardNumber(number)) {
    const message = 'The card number is not valid.';
    throw new ApiError(400, 'card.invalid-number', message, [{ name: 'number', message }]);
  }
  const { dates, facts } = readCard(body);
  const card: SimCard = {
    id: engine.ids.next('card'),
    scheme: schemeOf(number),
    type: 'credit',
    bank_name: null,
    iin: number.slice(0, 6),
    last_4_digits: number.slice(-4),
    exp_month: dates.exp_month ?? 12,
    exp_year: fullYear(dates.exp_year) ?? new Date(engine.now() / 1000).getUTCFullYear() + 2,
    country_code: dates.country_code ?? 'SE',
    cvc_check: dates.cvc2 === null ? 'unavailable' : 'passed',
    avs_check: 'unavailable',
    behaviour: TEST_CARDS[number] ?? null,
    fingerprint: fingerprintOf(number),
    facts,
    created_at: engine.stamp(),
  };
  engine.cards.add(card);
  return cardReply(call, card);
};

export const updateCard: Handler = (call) => {
  const card = cardOf(call);
  const cvc_check = text(call.body, 'cvc2', 4) === null ? card.cvc_check : 'passed';
  const facts = { ...NO_FACTS, ...card.facts, ...readCardChanges(call.body) };
  const changed = { ...card, cvc_check, facts };
  call.engine.cards.keep(changed);
  return cardReply(call, changed);
};

/** Forgets what is known of the cardholder (facts sheet, section 4); payments go on showing scheme and digits. */
export const deleteCard: Handler = (call) => {
  call.engine.cards.remove({ ...cardOf(call), facts: NO_FACTS, fingerprint: null });
  return { success: true };
};

function cardOf({ engine, params }: Call): SimCard {
  const card = engine.cards.get(params['id'] ?? '');
  if (!card) throw notFound('card');
  return card;
}

function cardReply({ rendering }: Call, card: SimCard): Wire {
  return { success: true, card: renderCard(rendering, card) };
}

/** "26" is 2026. */
function fullYear(year: number | null): number | null {
  return year !== null && year < 100 ? 2000 + year : year;
}
