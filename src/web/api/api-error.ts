import type { ErrorBody, ErrorCode } from '#contract/errors.ts';

/** `offline`: this browser has no network; `network`: our own server did not answer; `no_passkey`: none was chosen. */
export type ApiErrorCode = ErrorCode | 'offline' | 'network' | 'no_passkey';

/** Why a call to our backend did not give what was asked for, ready to be shown. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId: string | null;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;
  /** The whole reply, for the few that carry more than the error (409 brings the fresh object). */
  readonly body: unknown;

  constructor(code: ApiErrorCode, message: string, details: Partial<ApiErrorDetails> = {}) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.fields = details.fields ?? {};
    this.requestId = details.requestId ?? null;
    this.retryable = details.retryable ?? false;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.body = details.body;
  }
}

interface ApiErrorDetails {
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId: string | null;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;
  readonly body: unknown;
}

export function fromErrorBody({ error }: ErrorBody, body: unknown): ApiError {
  return new ApiError(error.code, error.message, {
    fields: error.fields ?? {},
    requestId: error.request_id,
    retryable: error.retryable,
    retryAfterSeconds: error.retry_after_seconds ?? null,
    body,
  });
}

export function noAnswer(): ApiError {
  return navigator.onLine
    ? new ApiError('network', 'Counterfoil did not answer. It may be restarting.', { retryable: true })
    : new ApiError('offline', 'You are offline.', { retryable: true });
}
