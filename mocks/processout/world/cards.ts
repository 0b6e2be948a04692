import type { SimCard } from '../model.ts';
import type { Country } from './people.ts';
import { hashText, weighted } from './prng.ts';
import type { Stream, Weighted } from './prng.ts';

/** Schemes as ProcessOut spells them, in lower case (seed 003, Card). */
const SCHEMES: Readonly<Record<string, Weighted<string>>> = {
  '': weighted([
    ['visa', 52],
    ['mastercard', 41],
    ['american express', 4],
    ['maestro', 3],
  ]),
  FR: weighted([
    ['carte bancaire', 46],
    ['visa', 30],
    ['mastercard', 21],
    ['american express', 3],
  ]),
  US: weighted([
    ['visa', 48],
    ['mastercard', 30],
    ['american express', 17],
    ['discover', 5],
  ]),
  JP: weighted([
    ['jcb', 44],
    ['visa', 34],
    ['mastercard', 18],
    ['american express', 4],
  ]),
};

export const FIRST_DIGITS: Readonly<Record<string, string>> = {
  visa: '4',
  mastercard: '5',
  'american express': '37',
  maestro: '67',
  jcb: '35',
  discover: '60',
  'carte bancaire': '4',
};

const TYPES = weighted([
  ['debit', 58],
  ['credit', 38],
  ['prepaid', 4],
] as const);

/** Countries whose banks check the billing address (AVS). */
const ADDRESS_CHECKED = new Set(['GB', 'US', 'IE']);

/** Countries under strong customer authentication (PSD2 and the British rules). */
const SCA = new Set(['SE', 'DE', 'FR', 'GB', 'IE', 'NL', 'ES', 'IT', 'CZ', 'PL', 'FI', 'NO', 'DK']);

export function needsStrongAuthentication(countryCode: string): boolean {
  return SCA.has(countryCode);
}

/** A piece of plastic: what stays the same each time its owner pays with it. */
export type Plastic = Omit<SimCard, 'id' | 'cvc_check' | 'created_at'>;

/** Issuers own number ranges: the same bank and scheme always give the same six digits. */
export function iinOf(bank: string, scheme: string): string {
  const first = FIRST_DIGITS[scheme] ?? '4';
  return (
    first +
    String(hashText(`${bank}/${scheme}`))
      .padStart(10, '0')
      .slice(-(6 - first.length))
  );
}

/** @param since epoch microseconds from which the card is used; it stays valid for at least 25 months */
export function plastic(stream: Stream, country: Country, since: number): Plastic {
  const scheme = stream.choose(SCHEMES[country.code] ?? SCHEMES[''] ?? weighted([['visa', 1]]));
  const bank = stream.pick(country.banks);
  const start = new Date(since / 1000);
  const months = start.getUTCFullYear() * 12 + start.getUTCMonth() + stream.between(25, 58);
  return {
    scheme,
    type: scheme === 'american express' || scheme === 'jcb' ? 'credit' : stream.choose(TYPES),
    bank_name: bank,
    iin: iinOf(bank, scheme),
    last_4_digits: String(stream.between(0, 9999)).padStart(4, '0'),
    exp_month: (months % 12) + 1,
    exp_year: Math.floor(months / 12),
    country_code: country.code,
    avs_check: ADDRESS_CHECKED.has(country.code) ? 'passed' : 'unavailable',
    behaviour: null,
  };
}

/** Months since the year 0; `micros` are since the epoch. */
export function monthOf(micros: number): number {
  const date = new Date(micros / 1000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The same card, ending with a month. */
export function expiring(card: Plastic, month: number): Plastic {
  return { ...card, exp_month: (month % 12) + 1, exp_year: Math.floor(month / 12) };
}
