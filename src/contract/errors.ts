import * as z from 'zod/mini';

export const ERROR_CODES = [
  'invalid_request', // 400: `fields` names what is wrong
  'signed_out', // 401: nobody is signed in, or no longer
  'sign_in_refused', // 401: the password, code, passkey or link is not right
  'forbidden', // 403
  'fresh_sign_in_needed', // 403: the same again, once who asks has signed in anew
  'second_factor_needed', // 403: nothing else, until who asks has set up an authenticator
  'not_found', // 404
  'method_not_allowed', // 405
  'transaction_changed', // 409: the fresh object comes along
  'object_changed', // 409: the same, for a customer or an invoice
  'action_not_allowed', // 409: the reason is in the message
  'items_incomplete', // 409: the rows of a payout are still being fetched
  'idempotency_mismatch', // 422: same key, other body
  'rate_limited', // 429: `retry_after_seconds`
  'upstream_rejected', // 502: ProcessOut refused what we asked, its words are in the message
  'upstream_invalid', // 502: ProcessOut's answer does not match what it documents
  'upstream_unavailable', // 503: no answer, or a 5xx
  'storage_unavailable', // 503: the database cannot be written, the reason is in the message
  'internal', // 500
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Every reply that is not a success. `message` is a sentence a person can act on; `fields` maps a field to its problem. */
export const errorBody = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES),
    message: z.string(),
    fields: z.optional(z.record(z.string(), z.string())),
    request_id: z.string(),
    retryable: z.boolean(),
    retry_after_seconds: z.optional(z.number()),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;
