import { capitalized } from './capitalized.ts';
import { UNNAMED_PSP } from '#domain/psp.ts';

const GATEWAYS: Readonly<Record<string, string>> = {
  adyen: 'Adyen',
  stripe: 'Stripe',
  checkoutcom: 'Checkout.com',
  worldpay: 'Worldpay',
  nets: 'Nets',
  paypal: 'PayPal',
  klarna: 'Klarna',
  braintree: 'Braintree',
  [UNNAMED_PSP]: 'PSP not named',
};

const SCHEMES: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  'american express': 'Amex',
  amex: 'Amex',
  jcb: 'JCB',
  'carte bancaire': 'Carte Bancaire',
  maestro: 'Maestro',
};

/** The PSP's own spelling of its name for ProcessOut's gateway name. */
export function gatewayName(name: string): string {
  return GATEWAYS[name] ?? capitalized(name);
}

/** The card scheme's own spelling. */
export function schemeName(scheme: string): string {
  return SCHEMES[scheme] ?? capitalized(scheme);
}
