import { currencyExponent } from '#domain/currency.ts';
import { EURO_RATES, LOCAL_CURRENCY } from '../../http/local-amount.ts';

const RATE_UNIT = 10_000_000n;

/** Minor units of a currency in euro cents, at the project's fixed rate, rounded half away from zero. */
export function toEuroCents(minor: bigint, currency: string): bigint {
  if (currency === LOCAL_CURRENCY) return minor;
  const units = RATE_UNIT * 10n ** BigInt(currencyExponent(currency) ?? 2);
  const size = (minor < 0n ? -minor : minor) * rateOf(currency) * 100n;
  const rounded = (2n * size + units) / (2n * units);
  return minor < 0n ? -rounded : rounded;
}

function rateOf(currency: string): bigint {
  const rate = EURO_RATES[currency];
  if (rate === undefined) throw new RangeError(`No rate for ${currency}`);
  return rate;
}

/** Euro for one unit of a currency, as a PSP prints it: "0.0059524". */
export function euroRate(currency: string): string {
  const digits = rateOf(currency).toString().padStart(8, '0');
  return `${digits.slice(0, -7)}.${digits.slice(-7)}`;
}

/** The same digits in another currency: 449 crowns as 449 euro. Null when it has too few decimals for them. */
export function sameDigits(minor: bigint, from: string, to: string): bigint | null {
  const shift = (currencyExponent(to) ?? 2) - (currencyExponent(from) ?? 2);
  if (shift >= 0) return minor * 10n ** BigInt(shift);
  const scale = 10n ** BigInt(-shift);
  return minor % scale === 0n ? minor / scale : null;
}
