/**
 * Every code that is known here, under the categories of the SDKs' CategoryErrorCodes: those that payments of this world
 * fail with, those that its API refuses with, and those that the facts sheet names besides (section 3).
 */
const CODES: Readonly<Record<string, string>> = {
  generic: '',
  service: 'routing-rules.transaction-blocked',
  gateway: 'blocked declined expired internal-error invalid-state possible-fraud timeout unknown-error',
  card:
    'authorization-revoked blacklisted contact-bank declined do-not-honor exceeded-withdrawal-limit expired failed-3ds ' +
    'invalid invalid-cvc invalid-number issuer-down keep-card limits-reached lost needs-authentication network-failed ' +
    'no-money not-supported possible-fraud processing-error security-violation stolen',
  check: 'card.failed-avs card.failed-cvc',
  shipping: '',
  customer: '',
  payment: 'declined',
  refund: '',
  wallet: '',
  request:
    'authentication.invalid configuration.missing-gateway-configuration idempotency-key.mismatch internal ' +
    'rate-limit-exceeded route-not-found source.card-already-used source.invalid validation.error ' +
    'validation.invalid-address validation.invalid-amount validation.invalid-challenge-indicator ' +
    'validation.invalid-country validation.invalid-currency validation.invalid-date validation.invalid-description ' +
    'validation.invalid-detail-category validation.invalid-detail-condition validation.invalid-device-channel ' +
    'validation.invalid-duration validation.invalid-email validation.invalid-exemption-reason ' +
    'validation.invalid-external-fraud-tools validation.invalid-gateway-data validation.invalid-id ' +
    'validation.invalid-ip-address validation.invalid-legal-document validation.invalid-metadata ' +
    'validation.invalid-name validation.invalid-payment-type validation.invalid-percent ' +
    'validation.invalid-phone-number validation.invalid-quantity validation.invalid-relationship ' +
    'validation.invalid-relay-store-name validation.invalid-settings validation.invalid-sex ' +
    'validation.invalid-shipping-delay validation.invalid-shipping-method validation.invalid-subaccount ' +
    'validation.invalid-tax-amount validation.invalid-tax-rate validation.invalid-type validation.invalid-url ' +
    'validation.invalid-user validation.missing-currency validation.missing-description validation.missing-email ' +
    'validation.missing-invoice validation.missing-name validation.missing-source validation.missing-type ' +
    'validation.provisioning-not-possible',
};

/** Categories whose codes begin with another word than their own stand there in full. */
const IN_FULL = new Set(['service', 'check']);

/** By category, whole codes in order: `card.lost`. */
export const ERROR_CODES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(CODES).map(([category, codes]) => [
    category,
    codes
      .split(' ')
      .filter((code) => code !== '')
      .map((code) => (IN_FULL.has(category) ? code : `${category}.${code}`)),
  ]),
);
