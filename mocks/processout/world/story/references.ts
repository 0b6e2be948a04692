import { DAY, MILLISECOND } from '../calendar.ts';
import type { Psp } from '../psps.ts';
import { scale } from '../prng.ts';
import type { Stream } from '../prng.ts';

/** The PSP's own number for one of its operations, in the PSP's style. */
export function gatewayReference(stream: Stream, psp: Psp): string {
  const [prefix, length, alphabet] = psp.reference;
  let text = prefix;
  for (let i = 0; i < length; i += 1) text += alphabet.charAt(scale(stream.word(), alphabet.length));
  return text;
}

/** The reference of a 3D Secure server: a UUID. */
export function threeDSReference(stream: Stream): string {
  let hex = '';
  for (let i = 0; i < 4; i += 1) hex += stream.word().toString(16).padStart(8, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function luhnDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const doubled = (digits.length - i) % 2 === 1;
    const digit = (digits.charCodeAt(i) - 48) * (doubled ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return (10 - (sum % 10)) % 10;
}

/** Acquirer reference number: 23 digits, of a format digit, the acquirer, the day (YDDD), a film number, a check digit. */
export function arn(stream: Stream, psp: Psp, time: number): string {
  const year = new Date(time / MILLISECOND).getUTCFullYear();
  const dayOfYear = Math.floor((time - Date.UTC(year, 0, 1) * MILLISECOND) / DAY) + 1;
  const film = String(stream.word()).padStart(10, '0') + String(stream.between(0, 9));
  const digits = `7${psp.acquirerBin}${year % 10}${String(dayOfYear).padStart(3, '0')}${film}`;
  return digits + String(luhnDigit(digits));
}
