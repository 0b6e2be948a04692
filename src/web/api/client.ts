import * as z from 'zod/mini';
import { errorBody } from '#contract/errors.ts';
import { ApiError, fromErrorBody, noAnswer } from './api-error.ts';
import { noteSecondFactorNeeded, noteSignedOut } from './sign-in-news.ts';
import { proofsSoFar, proveAgain, provedSince } from './step-up.ts';

/** Forces a preflight on other origins: the backend refuses a request without it. */
export const API_HEADERS = { 'X-Counterfoil': '1', Accept: 'application/json' } as const;

export interface Reply<T> {
  readonly status: number;
  readonly value: T;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api${path}`, {
      ...init,
      headers: { ...API_HEADERS, ...(init.headers as Record<string, string> | undefined) },
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw noAnswer();
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function problemOf(response: Response, body: unknown): ApiError {
  const problem = z.safeParse(errorBody, body);
  if (problem.success) return fromErrorBody(problem.data, body);
  return new ApiError('internal', `Counterfoil answered with ${String(response.status)}.`, {
    requestId: response.headers.get('X-Request-Id'),
    retryable: true,
  });
}

/** What the proof itself asks for cannot wait for it. */
const OF_THE_PROOF = /^\/(sign-in|auth|me|session)(\/|\?|$)/;

async function call<T>(schema: z.ZodMiniType<T>, path: string, init: RequestInit): Promise<Reply<T>> {
  const proofs = proofsSoFar();
  const response = await send(path, init);
  const body = await readJson(response);
  const requestId = response.headers.get('X-Request-Id');
  if (!response.ok) {
    const problem = problemOf(response, body);
    if (problem.code === 'signed_out') {
      // Sent with the session that a proof has ended meanwhile: nothing was done, and there is another one.
      if (!OF_THE_PROOF.test(path) && (await provedSince(proofs))) return call(schema, path, init);
      noteSignedOut();
    }
    if (problem.code === 'second_factor_needed') noteSecondFactorNeeded();
    // The same request, idempotency key and all: nothing was done the first time.
    if (problem.code === 'fresh_sign_in_needed' && (await proveAgain())) return call(schema, path, init);
    throw problem;
  }
  const parsed = z.safeParse(schema, body);
  if (parsed.success) return { status: response.status, value: parsed.data };
  throw new ApiError('internal', 'Counterfoil answered in a form that this page does not know. Reload it.', {
    requestId,
  });
}

/** GET, parsed with the contract's schema. Throws ApiError. */
export async function get<T>(schema: z.ZodMiniType<T>, path: string, signal?: AbortSignal): Promise<T> {
  return (await call(schema, path, signal ? { signal } : {})).value;
}

/** GET of a file, to be saved as it is. Throws ApiError. */
export async function getFile(path: string): Promise<Blob> {
  const response = await send(path, {});
  if (!response.ok) throw problemOf(response, await readJson(response));
  return response.blob();
}

/**
 * A change, with the form's idempotency key. Never retried by itself: the same key may be sent
 * again by a person.
 */
export async function write<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  schema: z.ZodMiniType<T>,
  path: string,
  body: unknown,
  idempotencyKey: string,
): Promise<Reply<T>> {
  return call(schema, path, {
    method,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
    body: JSON.stringify(body),
  });
}

/** POST, as `write` does it. */
export function post<T>(
  schema: z.ZodMiniType<T>,
  path: string,
  body: unknown,
  idempotencyKey: string,
): Promise<Reply<T>> {
  return write('POST', schema, path, body, idempotencyKey);
}
