import { weighted } from './prng.ts';

/** Hard declines are never tried elsewhere (facts sheet, section 3). */
export const HARD_REASONS = weighted([
  ['card.possible-fraud', 30],
  ['card.stolen', 14],
  ['card.lost', 12],
  ['card.security-violation', 12],
  ['gateway.possible-fraud', 12],
  ['card.keep-card', 7],
  ['card.blacklisted', 7],
  ['card.authorization-revoked', 6],
] as const);

const MESSAGES: Readonly<Record<string, string>> = {
  'card.no-money': 'The card does not have enough funds.',
  'card.do-not-honor': 'The bank declined the payment and gave no reason.',
  'card.declined': 'The card was declined.',
  'card.exceeded-withdrawal-limit': 'The limit of the card is reached.',
  'card.contact-bank': 'The bank wants the customer to get in touch.',
  'card.invalid-cvc': 'The security code is wrong.',
  'card.expired': 'The card has expired.',
  'card.needs-authentication': 'The bank asks for 3D Secure.',
  'card.processing-error': 'The bank could not process the payment.',
  'card.network-failed': 'The card network could not be reached.',
  'card.failed-3ds': '3D Secure authentication failed.',
  'card.possible-fraud': 'The bank suspects fraud.',
  'card.stolen': 'The card was reported stolen.',
  'card.lost': 'The card was reported lost.',
  'card.security-violation': 'The payment was a security threat.',
  'card.keep-card': 'The bank wants the card back.',
  'card.blacklisted': 'The card is on a block list.',
  'card.authorization-revoked': 'The cardholder revoked the authorization.',
  'gateway.possible-fraud': 'The payment provider suspects fraud.',
  'gateway.blocked': 'The payment was blocked after a fraud review.',
  'gateway.declined': 'The payment provider declined the payment.',
  'gateway.unknown-error': 'The payment provider had an unknown error.',
  'routing-rules.transaction-blocked': 'Blocked by the rule: 3 cards in 10 minutes.',
};

export function messageOf(code: string): string {
  return MESSAGES[code] ?? 'The payment was declined.';
}
