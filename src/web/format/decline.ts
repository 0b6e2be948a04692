/** ProcessOut's error codes in plain words (facts sheet, section 3); unknown ones are shown as they came. */
const REASONS: Readonly<Record<string, string>> = {
  'card.declined': 'The bank refused and gave no reason',
  'card.do-not-honor': 'Do not honor',
  'card.no-money': 'Insufficient funds',
  'card.insufficient-funds': 'Insufficient funds',
  'card.expired': 'Card expired',
  'card.stolen': 'Card reported stolen',
  'card.lost': 'Card reported lost',
  'card.possible-fraud': 'Possible fraud',
  'card.blacklisted': 'Card is on a block list',
  'card.security-violation': 'Security violation',
  'card.keep-card': 'The bank wants the card kept',
  'card.authorization-revoked': 'The cardholder revoked the authorization',
  'card.failed-cvc': 'Wrong security code',
  'card.bad-cvc': 'Wrong security code',
  'card.failed-avs': 'Address does not match',
  'card.invalid-cvc': 'Wrong security code',
  'card.exceeded-withdrawal-limit': 'Card limit reached',
  'card.contact-bank': 'The bank wants to hear from the customer',
  'card.processing-error': 'The bank could not process it',
  'card.network-failed': 'The card network could not be reached',
  'card.failed-3ds': '3D Secure failed',
  'card.limits-reached': 'Card limit reached',
  'card.invalid': 'Card not valid',
  'card.invalid-number': 'Card number not valid',
  'card.issuer-down': 'The bank could not be reached',
  'card.3ds-failed': '3D Secure failed',
  'card.failed-three-d-s': '3D Secure failed',
  'card.needs-authentication': 'The bank asks for 3D Secure',
  'card.not-supported': 'The PSP does not take this card',
  'gateway.declined': 'The PSP declined',
  'gateway.blocked': 'The PSP blocked it',
  'gateway.possible-fraud': 'The PSP suspects fraud',
  'gateway.unknown-error': 'The PSP had an error',
  'gateway.timeout': 'The PSP did not answer in time',
  'gateway.internal-error': 'The PSP had an error',
  'gateway.expired': 'The hold had expired',
  'payment.declined': 'Declined',
};

/** "Insufficient funds" for `card.no-money`; null for none, and for codes that are not in the table. */
export function knownDeclineReason(code: string | null): string | null {
  return code === null ? null : (REASONS[code] ?? null);
}

/** "Insufficient funds" for `card.no-money`; a readable form of codes that are not in the table; null for none. */
export function declineReason(code: string | null): string | null {
  if (code === null) return null;
  const known = REASONS[code];
  if (known !== undefined) return known;
  const words = (code.split('.').at(-1) ?? code).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
