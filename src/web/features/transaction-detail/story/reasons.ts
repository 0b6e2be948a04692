/** ProcessOut's refund reasons (seed 003, Refund attributes) as staff say them. */
export const REASON_WORDS: Readonly<Record<string, string>> = {
  customer_request: 'Customer request',
  duplicate: 'Duplicate payment',
  fraud: 'Fraud',
};
