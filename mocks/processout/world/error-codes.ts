/**
 * Every code that is known here, under the categories of the SDKs' CategoryErrorCodes: those that payments of this world
 * fail with, those that its API refuses with, and ProcessOut's taxonomy of declines (facts sheet, section 3).
 */
const CODES: Readonly<Record<string, string>> = {
  generic: '',
  service: 'routing-rules.transaction-blocked',
  gateway:
    'blocked configuration-error declined duplicate expired forbidden internal-error invalid-billing-address ' +
    'invalid-credentials invalid-merchant invalid-repeat invalid-state limit-exceeded maintenance network-error ' +
    'not-allowed not-found possible-fraud rate-limit-exceeded retry timeout transaction-not-found transaction- ' +
    'pending unknown-error unsupported-country-code unsupported-currency validation-error',
  card:
    'acquirer-failed acquirer-not-found already-blocked already-captured already-refused approve-after- ' +
    'identification authorization-revoked bad-track-data blacklisted canceled-by-client cannot-verify-pin ' +
    'contact-acquirer contact-bank couldnt-3ds currency-unsupported declined do-not-honor dont-retry duplicate ' +
    'eci-conflict exceeded-activity-limits exceeded-limits exceeded-maximum-amount exceeded-pin-attempts ' +
    'exceeded-withdrawal-limit exemption-declined expired expired-3ds failed-3ds failed-3ds-technical formatting- ' +
    'error high-risk holder-not-authorized inactive invalid invalid-account invalid-address invalid-amount ' +
    'invalid-bank-country-code invalid-brand invalid-cvc invalid-eci invalid-expiry-date invalid-expiry-month ' +
    'invalid-expiry-year invalid-merchant invalid-name invalid-number invalid-pares invalid-pin invalid-scheme ' +
    'invalid-transaction invalid-ucaf invalid-vpas invalid-zip issuer-down issuer-failed issuer-maintenance ' +
    'issuer-malfunction issuer-not-found keep-card law-violation lost maximum-attempts missing-3ds missing-avs ' +
    'missing-cvc missing-expiry missing-name missing-number missing-pin needs-authentication network-failed no- ' +
    'action-taken no-cheque-account no-credit-account no-money no-savings-account not-activated not-authorized ' +
    'not-found not-registered not-supported pending physical-authentication-error pin-not-changed please-retry ' +
    'possible-counterfeit possible-fraud processing-error reauthorization-not-allowed region-not-authorized ' +
    'restricted revoked revoked-all security-violation stolen surcharge-not-allowed surcharge-not-supported ' +
    'terminal-not-allowed terminal-not-found terminal-not-initialized test timeout transaction-not-processed ' +
    'type-not-supported unsupported-3ds unsupported-3ds2',
  check:
    'card.failed-avs card.failed-avs-address card.failed-avs-postal card.failed-cvc card.failed-cvc-and-avs ' +
    'card.invalid-avs',
  shipping: '',
  customer:
    'cancelled disputed invalid-address invalid-city invalid-country-code invalid-email invalid-firstname ' +
    'invalid-ip-address invalid-lastname invalid-legal-document invalid-name invalid-phone-number invalid-state ' +
    'invalid-zip payment-method-revoked',
  payment: 'declined',
  refund: '',
  wallet: '',
  request:
    'authentication.invalid configuration.missing-gateway-configuration idempotency-key.mismatch internal ' +
    'rate-limit-exceeded route-not-found source.card-already-used source.invalid transaction-blocked validation.error ' +
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
