/**
 * ProcessOut's sandbox cards by number, and how a payment with each goes (facts sheet, section 12). A card made with
 * any other valid number is an ordinary one.
 */
export const TEST_CARDS: Readonly<Record<string, string>> = {
  '4000000000002180': 'declines:card.do-not-honor',
  '4000000000002198': 'declines:card.possible-fraud',
  '4000000000002206': 'declines:card.no-money',
  '4000000000002214': 'declines:card.expired',
  '4000000000002222': 'declines:card.stolen',
  '4000000000002230': 'declines:card.failed-cvc',
  '4000000000002248': 'declines:card.failed-avs',
  '4000000000002271': 'declines:card.lost',
  '4000000000000002': 'declines:card.declined',
  '4000000000000010': 'capture-fails',
  '4000000000000069': 'chargeback',
  '4000000000000077': 'refund-fails',
  '4000000000000200': 'chargeback-won',
  '4000000000000309': 'retrieval-request',
  '4000000000004004': 'fraud-notification',
  '4000000000000531': 'increment-fails',
  '4000000000003303': 'increment-fails-no-money',
  '4000000000006223': 'incremental-capture-fails',
  '4000000000000101': 'three-d-s',
};

const CODES: Readonly<Record<string, string>> = {
  'capture-fails': 'gateway.declined',
  'refund-fails': 'gateway.declined',
  'increment-fails': 'gateway.declined',
  'increment-fails-no-money': 'card.no-money',
  'incremental-capture-fails': 'gateway.declined',
};

/** Why an authorization with this card is declined, or null when it is not. */
export function authorizationDecline(behaviour: string | null): string | null {
  return behaviour?.startsWith('declines:') ? behaviour.slice('declines:'.length) : null;
}

/** Why a later step is declined when the card behaves in one of these ways, or null. */
export function laterDecline(behaviour: string | null, ...ways: readonly string[]): string | null {
  return behaviour !== null && ways.includes(behaviour) ? (CODES[behaviour] ?? null) : null;
}

/** The check digit of card numbers (ISO/IEC 7812). */
export function isCardNumber(digits: string): boolean {
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
