import { FIRST_DIGITS, iinOf } from './cards.ts';
import { COUNTRIES } from './people.ts';

/** What the first six digits of a card tell. */
export interface Issuer {
  readonly scheme: string;
  readonly bank_name: string | null;
  readonly country: string | null;
}

let banks: ReadonlyMap<string, Issuer> | undefined;

/** The bank of the world that issues these cards; of other numbers no more than the scheme is known. */
export function issuerOf(iin: string): Issuer {
  banks ??= new Map(
    COUNTRIES.values.flatMap(({ code, banks: names }) => names.flatMap((name) => issued(name, code))),
  );
  return banks.get(iin) ?? { scheme: schemeOf(iin), bank_name: null, country: null };
}

function issued(bank_name: string, country: string): [string, Issuer][] {
  return Object.keys(FIRST_DIGITS).map((scheme) => [
    iinOf(bank_name, scheme),
    { scheme, bank_name, country },
  ]);
}

/** The scheme that a card number, or its beginning, belongs to. */
export function schemeOf(number: string): string {
  if (number.startsWith('4')) return 'visa';
  if (/^3[47]/.test(number)) return 'american express';
  return number.startsWith('35') ? 'jcb' : 'mastercard';
}
