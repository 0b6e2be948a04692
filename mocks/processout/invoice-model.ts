/** The parts of an invoice, in ProcessOut's names; money and times as in model.ts. */

export interface SimInvoiceDetail {
  readonly id: string;
  readonly name: string;
  readonly type: string | null;
  /** Price of one. */
  readonly amount: bigint;
  readonly quantity: number;
  readonly discount_amount: bigint | null;
  readonly reference: string | null;
  readonly description: string | null;
  /** What the API's callers may say besides; the world's own lines do not. */
  readonly more?: SimDetailFacts;
}

/** The rest of InvoiceDetail (seed 003, InvoiceDetail attributes). */
export interface SimDetailFacts {
  readonly metadata: Readonly<Record<string, string>>;
  readonly category: string | null;
  readonly brand: string | null;
  readonly model: string | null;
  readonly condition: string | null;
  readonly marketplace_merchant: string | null;
  readonly marketplace_merchant_is_business: boolean | null;
  readonly marketplace_merchant_created_at: number | null;
}

export interface SimShipping {
  readonly amount: bigint | null;
  readonly method: string | null;
  readonly provider: string | null;
  readonly delay: string | null;
  readonly address1: string | null;
  readonly address2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly country_code: string | null;
  readonly zip: string | null;
  readonly phone_number: string | null;
  readonly expects_shipping_at: number | null;
  readonly relay_store_name: string | null;
}

/** What an invoice says besides name, amount and items (seed 003, Invoice attributes). Null groups were not given. */
export interface SimInvoiceFacts {
  readonly order_id: string | null;
  readonly initiation_type: string | null;
  readonly payment_intent: string | null;
  readonly statement_descriptor_phone: string | null;
  readonly statement_descriptor_city: string | null;
  readonly statement_descriptor_company: string | null;
  readonly statement_descriptor_url: string | null;
  readonly gateway_data: Readonly<Record<string, string>>;
  readonly exemption_reason_3ds2: string | null;
  readonly sca_exemption_reason: string | null;
  readonly challenge_indicator: string | null;
  readonly payment_type: string | null;
  readonly return_url: string | null;
  readonly cancel_url: string | null;
  readonly risk: {
    readonly score: string | null;
    readonly is_legit: boolean | null;
    readonly skip_gateway_rules: boolean | null;
  } | null;
  readonly device: {
    readonly id: string | null;
    readonly channel: string | null;
    readonly ip_address: string | null;
  } | null;
  readonly shipping: SimShipping | null;
  readonly external_fraud_tools: { readonly forter: string | null } | null;
  readonly tax: { readonly rate: string | null; readonly amount: bigint | null } | null;
}
