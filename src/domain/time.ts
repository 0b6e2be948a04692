/** Seven days: how long an authorization can be captured (seed 000, Authorizing a payment). */
export const AUTHORIZATION_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

const RFC3339 = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Microseconds since the epoch of an RFC 3339 time, or null. The API sends 0 to 9 fractional digits with trailing zeros
 * trimmed (facts sheet, section 7), so texts must not be compared as texts and `Date` alone would lose digits.
 */
export function parseMicros(text: string): number | null {
  const match = RFC3339.exec(text);
  if (!match) return null;
  const [, day = '', clock = '', fraction = '', zone = ''] = match;
  const seconds = Date.parse(`${day}T${clock}${zone}`);
  if (Number.isNaN(seconds) || !isOnCalendar(day)) return null;
  return seconds * 1000 + Number(fraction.slice(0, 6).padEnd(6, '0'));
}

/** Milliseconds since the epoch of an RFC 3339 time, or null. */
export function parseMillis(text: string): number | null {
  const micros = parseMicros(text);
  return micros === null ? null : Math.floor(micros / 1000);
}

/** `Date` makes 2 March of 30 February; nobody meant that. */
function isOnCalendar(day: string): boolean {
  return Number(day.slice(8)) <= 28 || new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
