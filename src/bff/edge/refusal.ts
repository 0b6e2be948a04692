import type { ErrorBody, ErrorCode } from '#contract/errors.ts';

/** A request that the edge turns away, in the words of the contract's error body. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 429 | 500 | 503;
  readonly code: ErrorCode;
  readonly message: string;
}

export function refuse(refusal: Refusal, requestId: string): Response {
  const body: ErrorBody = {
    error: {
      code: refusal.code,
      message: refusal.message,
      request_id: requestId,
      retryable: refusal.status === 503 || refusal.status === 429,
    },
  };
  return Response.json(body, { status: refusal.status });
}
