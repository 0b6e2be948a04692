import { currencyExponent } from '#domain/currency.ts';
import { decimal, trimZeros } from './wire-format.ts';

/** The project's default currency, in which the `_local` amounts are stated (facts sheet, section 7). */
export const LOCAL_CURRENCY = 'EUR';

/** Euro for one unit of each currency, in ten-millionths: fixed rates, so that the same world gives the same bytes. */
export const EURO_RATES: Readonly<Record<string, bigint>> = {
  GBP: 11_494_253n,
  USD: 8_771_930n,
  SEK: 892_857n,
  JPY: 59_524n,
  KWD: 28_169_014n,
};

/** An amount in the project's currency, exact to seven decimals at the fixed rate; null where there is no rate. */
export function localAmount(minor: bigint, currency: string): string | null {
  if (currency === LOCAL_CURRENCY) return decimal(minor, currency);
  const rate = EURO_RATES[currency];
  if (rate === undefined) return null;
  const exact = (minor < 0n ? -minor : minor) * rate;
  const digits = (exact / 10n ** BigInt(currencyExponent(currency) ?? 2)).toString().padStart(8, '0');
  return trimZeros(`${minor < 0n ? '-' : ''}${digits.slice(0, -7)}.${digits.slice(-7)}`);
}
