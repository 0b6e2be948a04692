/** Days are counted in one stated zone: the one the person chose, or the browser's. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** "Stockholm": the last part of a zone's name, as people say it. */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters are costly to make and there are few of them: each is made once. */
export function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

/** "GMT+1": the zone's offset at a moment. */
export function zoneOffset(zone: string, at: number): string {
  const parts = formatter('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
}

function offsetMinutes(zone: string, at: number): number {
  const match = /GMT(?:([+-])(\d{1,2})(?::(\d{2}))?)?/.exec(zoneOffset(zone, at));
  const minutes = Number(match?.[2] ?? 0) * 60 + Number(match?.[3] ?? 0);
  return match?.[1] === '-' ? -minutes : minutes;
}

/** The calendar day of a moment in a zone, as yyyy-mm-dd. */
export function dayOf(zone: string, at: number): string {
  const parts = formatter('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(at);
}

/** Epoch milliseconds at which a calendar day (yyyy-mm-dd) begins in a zone; on the two odd days of the year too. */
export function dayStart(zone: string, day: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const guess = utc - offsetMinutes(zone, utc) * 60_000;
  return utc - offsetMinutes(zone, guess) * 60_000;
}

/** A calendar day moved by whole days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
