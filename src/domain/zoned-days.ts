/** Minutes that a zone's clocks are ahead of UTC at a moment (epoch milliseconds). Whoever knows zones brings it. */
export type OffsetAt = (at: number) => number;

/** A calendar day of a zone: from its first millisecond to the first one of the next, however long it is. */
export interface ZonedDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly from: number;
  readonly to: number;
}

/** Epoch milliseconds of the midnight that begins a day in a zone; where clocks skip it, of the first moment after it. */
export function startOfDay(day: string, offsetAt: OffsetAt): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const guess = utc - offsetAt(utc) * 60_000;
  return utc - offsetAt(guess) * 60_000;
}

/** The days from `first` up to and without `end`, both YYYY-MM-DD. */
export function daysBetween(first: string, end: string, offsetAt: OffsetAt): ZonedDay[] {
  const days: ZonedDay[] = [];
  for (let day = first; day < end; day = nextDay(day))
    days.push({ day, from: startOfDay(day, offsetAt), to: startOfDay(nextDay(day), offsetAt) });
  return days;
}

/** A calendar month (YYYY-MM) as a zone has it. */
export function zonedMonth(
  month: string,
  offsetAt: OffsetAt,
): { readonly from: number; readonly to: number } {
  const first = `${month}-01`;
  const next = new Date(`${first}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return {
    from: startOfDay(first, offsetAt),
    to: startOfDay(next.toISOString().slice(0, 10), offsetAt),
  };
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
