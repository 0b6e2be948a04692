import type { SimCard } from '../model.ts';
import type { SimCardFacts } from '../party-model.ts';
import { hashText } from '../world/prng.ts';
import type { Rendering, Wire } from './render-context.ts';
import { timestamp } from './wire-format.ts';

export const NO_FACTS: SimCardFacts = {
  name: null,
  address1: null,
  address2: null,
  city: null,
  state: null,
  zip: null,
  ip_address: null,
  user_agent: null,
  header_accept: null,
  app_color_depth: null,
  app_java_enabled: null,
  app_language: null,
  app_screen_height: null,
  app_screen_width: null,
  app_timezone_offset: null,
  preferred_scheme: null,
  token_type: null,
  metadata: {},
};

/** A card (seed 003, Card attributes), as it stands now; `exp_year` is an integer as in the seed's event. */
export function renderCard({ projectId, sandbox, engine }: Rendering, held: SimCard): Wire {
  const card = engine.cards.current(held);
  return {
    id: card.id,
    project_id: projectId,
    token_id: engine.cards.tokenOf(card.id),
    scheme: card.scheme,
    co_scheme: null,
    type: card.type,
    bank_name: card.bank_name,
    brand: null,
    category: 'consumer',
    iin: card.iin,
    last_4_digits: card.last_4_digits,
    fingerprint: card.fingerprint === undefined ? shownFingerprint(card) : card.fingerprint,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    cvc_check: card.cvc_check,
    avs_check: card.avs_check,
    country_code: card.country_code,
    ...(card.facts ?? NO_FACTS),
    expires_soon: expiresSoon(card, engine.now()),
    used: engine.cards.isUsed(card.id),
    sandbox,
    created_at: timestamp(card.created_at),
  };
}

/** "A hash value that remains the same for this card even if it is tokenized several times" (seed 003, Card attributes). */
export function fingerprintOf(number: string): string {
  return Array.from({ length: 8 }, (_, part) =>
    hashText(`${part}/${number}`).toString(16).padStart(8, '0'),
  ).join('');
}

function shownFingerprint({ iin, last_4_digits, bank_name }: SimCard): string {
  return fingerprintOf(`${iin}/${last_4_digits}/${bank_name}`);
}

/** At the end of this month or the next one (docs/simulator-differences.md, Cards). */
function expiresSoon({ exp_month, exp_year }: SimCard, now: number): boolean {
  const today = new Date(now / 1000);
  const left = exp_year * 12 + exp_month - 1 - (today.getUTCFullYear() * 12 + today.getUTCMonth());
  return left === 0 || left === 1;
}
