import { formatDecimal } from '#domain/money.ts';

/** Minor units as ProcessOut writes amounts: major units, zeros trimmed: "29", "0", "-237.5" (facts sheet, section 7). */
export function decimal(minor: bigint, currency: string): string {
  return trimZeros(formatDecimal({ minor, currency }));
}

export function decimalOrNull(minor: bigint | null, currency: string): string | null {
  return minor === null ? null : decimal(minor, currency);
}

export function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** RFC 3339 in UTC with up to six fractional digits, zeros trimmed. */
export function timestamp(micros: number): string {
  const milliseconds = Math.floor(micros / 1000);
  const iso = new Date(milliseconds).toISOString();
  const rest = String(micros - milliseconds * 1000).padStart(3, '0');
  return `${trimZeros(iso.slice(0, -1) + rest)}Z`;
}

export function timestampOrNull(micros: number | null): string | null {
  return micros === null ? null : timestamp(micros);
}
