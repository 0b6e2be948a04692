const MINUS = '\u2212';

/**
 * "88.2%": a share of two whole numbers (counts, or minor units of one currency) with `digits` decimals, rounded half
 * away from zero by whole numbers alone. `of` is not zero.
 */
export function percentText(part: number | bigint, of: number | bigint, digits = 1): string {
  return `${signed(scaled(BigInt(part), BigInt(of), digits + 2), digits)}%`;
}

/** "+6.2%": how much `now` is above or below `before`; null where before there was nothing. */
export function changeText(now: bigint, before: bigint, digits = 1): string | null {
  if (before === 0n) return null;
  const text = percentText(now - before, before < 0n ? -before : before, digits);
  return now > before ? `+${text}` : text;
}

interface Share {
  readonly part: number;
  readonly of: number;
}

/** "+0.4 points": from one share to another, both rounded as they are shown, so that the three numbers agree. */
export function pointsText(now: Share, before: Share, digits = 1): string {
  const places = digits + 2;
  const moved =
    scaled(BigInt(now.part), BigInt(now.of), places) - scaled(BigInt(before.part), BigInt(before.of), places);
  return `${moved > 0n ? '+' : ''}${signed(moved, digits)} points`;
}

/** `part / of` in units of ten to the minus `places`. */
function scaled(part: bigint, of: bigint, places: number): bigint {
  const negative = part < 0n !== of < 0n;
  const [above, below] = [part < 0n ? -part : part, of < 0n ? -of : of];
  const size = (2n * above * 10n ** BigInt(places) + below) / (2n * below);
  return negative ? -size : size;
}

function signed(value: bigint, digits: number): string {
  const text = String(value < 0n ? -value : value).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${value < 0n ? MINUS : ''}${whole}${digits === 0 ? '' : `.${text.slice(-digits)}`}`;
}
