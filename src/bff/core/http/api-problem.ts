import type { ErrorBody, ErrorCode } from '#contract/errors.ts';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid_request: 400,
  signed_out: 401,
  sign_in_refused: 401,
  forbidden: 403,
  fresh_sign_in_needed: 403,
  second_factor_needed: 403,
  not_found: 404,
  method_not_allowed: 405,
  transaction_changed: 409,
  object_changed: 409,
  action_not_allowed: 409,
  items_incomplete: 409,
  idempotency_mismatch: 422,
  rate_limited: 429,
  upstream_rejected: 502,
  upstream_invalid: 502,
  upstream_unavailable: 503,
  storage_unavailable: 503,
  internal: 500,
};

const RETRYABLE: ReadonlySet<ErrorCode> = new Set([
  'items_incomplete',
  'rate_limited',
  'upstream_invalid',
  'upstream_unavailable',
  'storage_unavailable',
  'internal',
]);

interface Details {
  readonly fields?: Readonly<Record<string, string>>;
  readonly retryAfterSeconds?: number;
  /** Goes into the reply beside `error`, such as the fresh object of a 409. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Ends a request with an error reply; thrown by a route, written by the app. `message` is for a person to act on. */
export class ApiProblem extends Error {
  readonly code: ErrorCode;
  readonly details: Details;

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message);
    this.name = 'ApiProblem';
    this.code = code;
    this.details = details;
  }
}

/** A 400 that names every field that is wrong. */
export function invalidRequest(fields: Readonly<Record<string, string>>): ApiProblem {
  const sentences = Object.entries(fields).map(([field, problem]) => `${field} ${problem}`);
  return new ApiProblem('invalid_request', `This cannot be asked for: ${sentences.join('; ')}.`, { fields });
}

/** The reply for a problem: the error envelope of the contract, with the status that belongs to its code. */
export function problemReply(problem: ApiProblem, requestId: string): Response {
  const { code, message, details } = problem;
  const { fields, retryAfterSeconds, extra } = details;
  const body: ErrorBody = {
    ...extra,
    error: {
      code,
      message,
      ...(fields && { fields: { ...fields } }),
      request_id: requestId,
      retryable: RETRYABLE.has(code),
      ...(retryAfterSeconds !== undefined && { retry_after_seconds: retryAfterSeconds }),
    },
  };
  const headers = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  return Response.json(body, { status: STATUS[code], headers });
}

/** 400: the cursor names nothing that the mirror holds. */
export function unknownCursor(field: 'start_after' | 'end_before', noun: string): ApiProblem {
  return invalidRequest({ [field]: `is not the id of a ${noun} that is mirrored` });
}
