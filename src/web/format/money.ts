import { currencyExponent } from '#domain/currency.ts';

/** An amount for the eye, in the pieces that typography needs: "1,064", ".90", "EUR". Minus is the true sign. */
export interface AmountParts {
  readonly whole: string;
  readonly fraction: string;
  readonly currency: string;
  readonly isZero: boolean;
}

const MINUS = '\u2212';

/**
 * Cuts a decimal string in major units into its pieces, with thousands separated and the currency's decimals filled up.
 * Digits beyond the currency's exponent (fees may have them) are kept: nothing is rounded for display.
 */
export function amountParts(decimal: string, currency: string): AmountParts {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? decimal.slice(1) : decimal).split('.');
  const filled = fraction.replace(/0+$/, '').padEnd(currencyExponent(currency) ?? 2, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return {
    whole: (negative ? MINUS : '') + grouped,
    fraction: filled === '' ? '' : `.${filled}`,
    currency,
    isZero: !/[1-9]/.test(decimal),
  };
}

/** "1,064.90": the number alone. */
export function amountText(decimal: string, currency: string): string {
  const { whole, fraction } = amountParts(decimal, currency);
  return whole + fraction;
}

const SYMBOLS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£' };

/** For sentences: the symbol where it is unmistakable (€40.00), else the code behind (4,320.00 SEK). */
export function amountInWords(decimal: string, currency: string): string {
  const text = amountText(decimal, currency);
  const symbol = SYMBOLS[currency];
  if (symbol === undefined) return `${text} ${currency}`;
  return text.startsWith(MINUS) ? `${MINUS}${symbol}${text.slice(1)}` : symbol + text;
}

/** "6,420" */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "5,000", "−2,500", "0.5": a step of a scale. Not for amounts: those are never numbers. */
export function scaleText(value: number): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.');
  const text = countText(Number(whole));
  return `${value < 0 ? MINUS : ''}${text}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** "1 payment", "6,420 payments" */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${countText(count)} ${count === 1 ? singular : plural}`;
}
