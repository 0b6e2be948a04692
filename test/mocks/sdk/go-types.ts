/**
 * The types into which Go's SDK reads the objects of the API (processout-go 5, struct tags). Of all SDKs it alone is strict:
 * a field of another type fails the whole call. Null is always read; fields that it does not know are skipped.
 */
interface GoType {
  readonly texts: string;
  readonly truths?: string;
  readonly numbers?: string;
  readonly times?: string;
  readonly pairs?: string;
  /** Of texts. */
  readonly lists?: string;
  readonly one?: Readonly<Record<string, string>>;
  readonly many?: Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<string, GoType>> = {
  Project: {
    texts: 'id supervisor_project_id name logo_url email default_currency private_key',
    times: 'created_at',
  },
  Customer: {
    texts:
      'id project_id default_token_id balance currency email first_name last_name company_name address1 address2 city ' +
      'state zip country_code ip_address phone_number legal_document sex reference_id',
    truths: 'is_business sandbox',
    times: 'created_at registered_at date_of_birth',
    pairs: 'metadata',
    one: { project: 'Project', default_token: 'Token' },
    many: { tokens: 'Token', transactions: 'Transaction' },
  },
  Token: {
    texts:
      'id customer_id gateway_configuration_id card_id type description invoice_id return_url cancel_url summary ' +
      'verification_status webhook_url',
    truths: 'is_subscription_only is_default is_chargeable manual_invoice_cancellation can_get_balance',
    times: 'created_at',
    pairs: 'metadata',
    one: { customer: 'Customer', gateway_configuration: 'GatewayConfiguration', card: 'Card' },
  },
  Card: {
    texts:
      'id project_id scheme co_scheme preferred_scheme type bank_name brand iin last_4_digits cvc_check avs_check ' +
      'token_type name address1 address2 city state zip country_code ip_address fingerprint',
    numbers: 'exp_month exp_year',
    truths: 'expires_soon sandbox',
    times: 'created_at',
    pairs: 'metadata',
    one: { project: 'Project', token: 'Token' },
  },
  Invoice: {
    texts:
      'id project_id transaction_id customer_id subscription_id token_id url name order_id amount currency ' +
      'merchant_initiator_type statement_descriptor statement_descriptor_phone statement_descriptor_city ' +
      'statement_descriptor_company statement_descriptor_url return_url cancel_url webhook_url exemption_reason_3ds2 ' +
      'sca_exemption_reason challenge_indicator payment_type initiation_type payment_intent',
    truths: 'require_backend_capture sandbox incremental',
    times: 'created_at expires_at auto_capture_at',
    pairs: 'metadata gateway_data',
    one: {
      project: 'Project',
      transaction: 'Transaction',
      customer: 'Customer',
      token: 'Token',
      risk: 'InvoiceRisk',
      shipping: 'InvoiceShipping',
      device: 'InvoiceDevice',
      external_fraud_tools: 'InvoiceExternalFraudTools',
      tax: 'InvoiceTax',
    },
    many: { details: 'InvoiceDetail' },
  },
  InvoiceRisk: { texts: 'score', truths: 'is_legit skip_gateway_rules' },
  InvoiceShipping: {
    texts:
      'amount method provider delay address1 address2 city state country_code zip phone_number relay_store_name',
    times: 'expects_shipping_at',
  },
  InvoiceDevice: { texts: 'id channel ip_address' },
  InvoiceExternalFraudTools: { texts: 'forter ravelin signifyd' },
  InvoiceTax: { texts: 'amount rate' },
  InvoiceDetail: {
    texts:
      'id name type amount category reference description brand model discount_amount condition ' +
      'marketplace_merchant',
    numbers: 'quantity',
    truths: 'marketplace_merchant_is_business',
    times: 'marketplace_merchant_created_at',
    pairs: 'metadata',
  },
  Transaction: {
    texts:
      'id project_id invoice_id customer_id subscription_id token_id card_id gateway_configuration_id name amount ' +
      'amount_local authorized_amount authorized_amount_local captured_amount captured_amount_local refunded_amount ' +
      'refunded_amount_local available_amount available_amount_local voided_amount voided_amount_local currency ' +
      'error_code error_message acquirer_name gateway_name three_d_s_status status processout_fee estimated_fee ' +
      'gateway_fee gateway_fee_local currency_fee cvc_check avs_check initial_scheme_transaction_id scheme_id ' +
      'payment_type eci',
    truths:
      'authorized captured voided refunded chargedback received_fraud_notification received_retrieval_request sandbox',
    times: 'created_at chargedback_at refunded_at authorized_at captured_at voided_at',
    pairs: 'metadata',
    one: {
      project: 'Project',
      invoice: 'Invoice',
      customer: 'Customer',
      token: 'Token',
      card: 'Card',
      gateway_configuration: 'GatewayConfiguration',
      three_d_s: 'ThreeDS',
    },
    many: { operations: 'TransactionOperation', refunds: 'Refund' },
  },
  ThreeDS: { texts: 'version status', truths: 'fingerprinted challenged' },
  TransactionOperation: {
    texts:
      'id transaction_id token_id card_id gateway_configuration_id amount currency type gateway_operation_id arn ' +
      'error_code error_message gateway_fee scheme_id payment_type',
    truths: 'is_attempt has_failed is_accountable',
    times: 'created_at',
    pairs: 'gateway_data metadata',
    one: { gateway_configuration: 'GatewayConfiguration', token: 'Token', card: 'Card' },
  },
  Refund: {
    texts: 'id transaction_id amount reason information',
    truths: 'has_failed sandbox',
    times: 'created_at',
    pairs: 'metadata',
    one: { transaction: 'Transaction' },
  },
  GatewayConfiguration: {
    texts: 'id project_id name default_currency processing_region',
    numbers: 'gateway_id fee_fixed fee_percentage',
    truths: 'enabled',
    times: 'created_at enabled_at',
    pairs: 'public_keys metadata',
  },
  CustomerAction: { texts: 'type value', pairs: 'metadata' },
  Event: { texts: 'id project_id name', truths: 'sandbox', times: 'fired_at' },
  Payout: {
    texts:
      'id project_id status amount currency bank_name bank_summary sales_volume refunds_volume chargebacks_volume fees ' +
      'adjustments reserve',
    numbers: 'sales_transactions refunds_transactions chargebacks_transactions',
    times: 'settled_at created_at',
    pairs: 'metadata',
  },
  PayoutItem: {
    texts: 'id project_id payout_id transaction_id type gateway_resource_id amount fees',
    times: 'created_at',
    pairs: 'metadata',
    one: { payout: 'Payout', transaction: 'Transaction' },
  },
  Product: {
    texts: 'id project_id url name amount currency return_url cancel_url',
    truths: 'sandbox',
    times: 'created_at',
    pairs: 'metadata',
    one: { project: 'Project' },
  },
  CardInformation: { texts: 'iin scheme type bank_name brand category country' },
  /** NativeAPMTransactionDetails and NativeAPMResponse in one: both answers have the same key. */
  NativeAPM: {
    texts: 'state',
    one: { gateway: 'NativeAPMGateway', invoice: 'NativeAPMInvoice' },
    many: {
      parameters: 'NativeAPMParameterDefinition',
      parameter_definitions: 'NativeAPMParameterDefinition',
      parameter_values: 'NativeAPMParameterValue',
    },
  },
  NativeAPMGateway: { texts: 'display_name logo_url' },
  NativeAPMInvoice: { texts: 'amount currency_code' },
  NativeAPMParameterDefinition: {
    texts: 'key type display_name',
    truths: 'required',
    numbers: 'length',
    many: { available_values: 'NativeAPMParameterValueDefinition' },
  },
  NativeAPMParameterValueDefinition: { texts: 'value display_name', truths: 'default' },
  NativeAPMParameterValue: { texts: 'key value' },
  ExportLayout: {
    texts: 'id project_id name type',
    truths: 'is_default',
    times: 'created_at',
    one: { project: 'Project', configuration: 'ExportLayoutConfiguration' },
  },
  ExportLayoutConfiguration: {
    texts: '',
    one: { time: 'ExportLayoutTime', amount: 'ExportLayoutAmount' },
    many: { columns: 'ExportLayoutColumn' },
  },
  ExportLayoutTime: { texts: 'format' },
  ExportLayoutAmount: { texts: 'precision separator' },
  ExportLayoutColumn: { texts: 'name rename' },
  ExportLayoutConfigurationOptions: {
    texts: '',
    lists: 'columns',
    one: { time: 'ExportLayoutTimeOptions', amount: 'ExportLayoutAmountOptions' },
  },
  ExportLayoutTimeOptions: { texts: '', lists: 'format' },
  ExportLayoutAmountOptions: { texts: '', lists: 'precision separator' },
  ApplePayAlternativeMerchantCertificates: {
    texts: '',
    many: { alternative_merchant_certificates: 'AlternativeMerchantCertificate' },
  },
  AlternativeMerchantCertificate: { texts: 'id' },
  CategoryErrorCodes: {
    texts: '',
    lists: 'generic service gateway card check shipping customer payment refund wallet request',
  },
  ProjectSFTPSettingsPublic: { texts: 'endpoint username', truths: 'enabled' },
  Balances: { texts: '', many: { vouchers: 'Balance' } },
  Balance: { texts: 'amount currency', times: 'expiry' },
};

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const isTime = (value: unknown) => typeof value === 'string' && RFC_3339.test(value);
const isTexts = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string');
const isPairs = (value: unknown) =>
  isRecord(value) && Object.values(value).every((one) => typeof one === 'string');

/** What Go's SDK cannot read in an object of this type, as paths; empty when it can read it all. */
export function unreadable(typeName: string, value: unknown, path = typeName): string[] {
  const type = TYPES[typeName];
  if (!type) throw new Error(`No type ${typeName}.`);
  if (value === null) return [];
  if (!isRecord(value)) return [path];
  const fails = (names: string | undefined, fits: (one: unknown) => boolean) =>
    (names ?? '')
      .split(' ')
      .filter((name) => value[name] != null && !fits(value[name]))
      .map((name) => `${path}.${name}`);
  const one = Object.entries(type.one ?? {}).flatMap(([name, inner]) =>
    unreadable(inner, value[name] ?? null, `${path}.${name}`),
  );
  const many = Object.entries(type.many ?? {}).flatMap(([name, inner]) => {
    const list = value[name] ?? [];
    if (!Array.isArray(list)) return [`${path}.${name}`];
    return list.flatMap((item, place) => unreadable(inner, item, `${path}.${name}[${place}]`));
  });
  return [
    ...fails(type.texts, (text) => typeof text === 'string'),
    ...fails(type.truths, (truth) => typeof truth === 'boolean'),
    ...fails(type.numbers, (number) => typeof number === 'number'),
    ...fails(type.times, isTime),
    ...fails(type.pairs, isPairs),
    ...fails(type.lists, isTexts),
    ...one,
    ...many,
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
