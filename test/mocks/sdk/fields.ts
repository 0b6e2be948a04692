/**
 * The fields that the official SDKs send with a call, read from their sources (processout-go 5 and processout-node 11,
 * whose calls are generated from one description). What a program does not set goes as null.
 */
const FIELDS = {
  customer:
    'balance currency email first_name last_name company_name address1 address2 city state zip country_code ip_address ' +
    'phone_number phone legal_document sex is_business metadata id registered_at date_of_birth reference_id',
  token:
    'metadata return_url cancel_url description source settings device verify verify_metadata set_default ' +
    'verify_statement_descriptor invoice_return_url manual_invoice_cancellation summary webhook_url ' +
    'gateway_configuration_id provision_network_token',
  card: 'device name number exp_month exp_year cvc2 preferred_scheme metadata token_type payment_token contact shipping',
  invoice:
    'customer_id name amount currency metadata details submerchant exemption_reason_3ds2 sca_exemption_reason ' +
    'challenge_indicator gateway_data merchant_initiator_type statement_descriptor statement_descriptor_phone ' +
    'statement_descriptor_city statement_descriptor_company statement_descriptor_url return_url cancel_url webhook_url ' +
    'risk shipping device require_backend_capture external_fraud_tools tax payment_type initiation_type payment_intent ' +
    'billing unsupported_feature_bypass verification auto_capture_at expires_at order_id incremental',
  invoiceChange: 'amount tax details shipping',
  authorize:
    'device incremental synchronous retry_drop_liability_shift capture_amount enable_three_d_s_2 allow_fallback_to_sale ' +
    'auto_capture_at metadata override_mac_blocking external_three_d_s save_source source',
  capture:
    'device incremental authorize_only synchronous retry_drop_liability_shift capture_amount auto_capture_at ' +
    'enable_three_d_s_2 metadata capture_statement_descriptor override_mac_blocking external_three_d_s save_source source',
  increment: 'metadata amount',
  payout: 'force_gateway_configuration_id gateway_configuration_id source',
  threeDS: 'enable_three_d_s_2 source',
  native: 'gateway_configuration_id native_apm',
  layout: 'name type is_default configuration',
  layoutChange: 'name is_default configuration',
  supervised: 'id name default_currency dunning_configuration applepay_settings',
  void: 'metadata amount',
  refund: 'amount metadata reason information invoice_detail_ids',
  product: 'name amount currency metadata return_url cancel_url',
  sftp: 'endpoint username password private_key',
  configuration: 'id name enabled fee_fixed fee_percentage default_currency settings',
} as const;

/** Every field of a call: those that are given, the others null. */
export function fieldsOf(call: keyof typeof FIELDS, given: Readonly<Record<string, unknown>>) {
  const unset = Object.fromEntries(FIELDS[call].split(' ').map((name) => [name, null]));
  return { ...unset, ...given };
}
