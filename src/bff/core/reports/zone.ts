import type { OffsetAt } from '#domain/zoned-days.ts';

/** How far a zone's clocks are from UTC; null for a zone that nobody has heard of. Remembers what it was asked. */
export function zoneOffset(zone: string): OffsetAt | null {
  const format = clockOf(zone);
  if (format === null) return null;
  const known = new Map<number, number>();
  const read = (at: number): number => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    const local = Date.UTC(year, month - 1, day, hour, minute, second);
    return (local - Math.floor(at / 1000) * 1000) / 60_000;
  };
  return (at) => {
    const offset = known.get(at) ?? read(at);
    known.set(at, offset);
    return offset;
  };
}

function clockOf(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
