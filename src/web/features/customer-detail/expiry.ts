import type { Tone } from '#web/ui/mark.tsx';

export interface Expiry {
  readonly words: string;
  readonly tone: Extract<Tone, 'off' | 'warn' | 'bad'>;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A card that ends this month or within the next two should be asked for anew in time. */
const SOON_MONTHS = 2;

/**
 * What the last month of a card means now: it is valid until that month ends.
 * @param month such as "2027-03"
 * @param now epoch milliseconds
 */
export function expiryOf(month: string, now: number): Expiry {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const words = `${MONTHS[number - 1] ?? ''} ${String(year)}`;
  const today = new Date(now);
  const left = year * 12 + number - (today.getUTCFullYear() * 12 + today.getUTCMonth() + 1);
  if (left < 0) return { words: `Expired with ${words}`, tone: 'bad' };
  return left <= SOON_MONTHS
    ? { words: `Expires with ${words}`, tone: 'warn' }
    : { words: `Until ${words}`, tone: 'off' };
}
