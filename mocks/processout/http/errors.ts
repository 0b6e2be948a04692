/** One field of a refused request, as the envelope's `invalid_fields` lists it (facts sheet, section 3). */
export interface InvalidField {
  readonly name: string;
  readonly message: string;
}

/** A reply that is not a success; thrown anywhere below a route, turned into the failure envelope in one place. */
export class ApiError extends Error {
  readonly status: number;
  readonly errorType: string;
  readonly invalidFields: readonly InvalidField[];

  constructor(
    status: number,
    errorType: string,
    message: string,
    invalidFields: readonly InvalidField[] = [],
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.errorType = errorType;
    this.invalidFields = invalidFields;
  }
}

/** 400 `request.validation.<problem>` about one field of the request. */
export function invalid(problem: string, field: string, message: string): ApiError {
  return new ApiError(400, `request.validation.${problem}`, message, [{ name: field, message }]);
}

export function notFound(resource: string): ApiError {
  const words = resource.replaceAll('-', ' ');
  return new ApiError(404, `resource.${resource}.not-found`, `The ${words} was not found.`);
}

/** 410: the PSP or the bank declined (facts sheet, section 3). */
export function declined(code: string): ApiError {
  return new ApiError(410, code, declineMessage(code));
}

/** 400: the payment is in no state for what was asked (docs/simulator-differences.md, Wrong state). */
export function invalidState(message: string): ApiError {
  return new ApiError(400, 'gateway.invalid-state', message);
}

export function notSimulated(): ApiError {
  return new ApiError(501, 'request.not-simulated', 'This call exists at ProcessOut, but is not simulated.');
}

/** A decline in words: "card.no-money" reads "The payment was declined: no money." */
export function declineMessage(code: string): string {
  const words = code.slice(code.indexOf('.') + 1).replaceAll('-', ' ');
  return `The payment was declined: ${words}.`;
}

export function failureEnvelope(error: ApiError): Record<string, unknown> {
  return {
    success: false,
    error_type: error.errorType,
    message: error.message,
    ...(error.invalidFields.length > 0 ? { invalid_fields: error.invalidFields } : {}),
  };
}
