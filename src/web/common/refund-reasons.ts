/** ProcessOut's refund reasons (seed 003, Refund attributes) as staff say them. */
const REASON_WORDS: Readonly<Record<string, string>> = {
  customer_request: 'Customer request',
  duplicate: 'Duplicate payment',
  fraud: 'Fraud',
};

/** A reason in words; one that is not known as ProcessOut names it. */
export function reasonWords(reason: string | null): string {
  return reason === null ? 'No reason' : (REASON_WORDS[reason] ?? reason);
}
