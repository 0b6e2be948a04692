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

const DAY = 86_400_000_000;
const MINUTE = 60_000_000;
/** A page of transactions holds thousands of times of few days: the calendar is asked once for each day. */
const days = new Map<number, string>();
const MOST_DAYS = 4000;

/** RFC 3339 in UTC with up to six fractional digits, zeros trimmed. */
export function timestamp(micros: number): string {
  const day = Math.floor(micros / DAY);
  const time = micros - day * DAY;
  const minutes = Math.floor(time / MINUTE);
  const rest = time - minutes * MINUTE;
  const fraction = rest % 1_000_000;
  const clock = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:${pad(Math.floor(rest / 1_000_000))}`;
  return `${dateOf(day)}T${clock}${fraction === 0 ? '' : trimZeros(`.${String(fraction).padStart(6, '0')}`)}Z`;
}

function pad(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

function dateOf(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  if (days.size >= MOST_DAYS) days.clear();
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  days.set(day, date);
  return date;
}

export function timestampOrNull(micros: number | null): string | null {
  return micros === null ? null : timestamp(micros);
}
