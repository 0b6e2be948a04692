import * as z from 'zod';
import { fail, ok } from '#domain/result.ts';
import type { Exchange } from './client-exchange.ts';
import { retryAfterMs } from './client-retry.ts';
import type { UpstreamProblem, UpstreamResult } from './upstream.ts';
import { failureEnvelope } from './wire-common.ts';

/** Statuses that promise nothing about an effect: asked again later, they may turn out either way. */
const UNSETTLED = new Set([408, 409, 425]);

/**
 * Judges what came back. A success needs a 2xx, `success: true` and the documented shape; a refusal needs the documented
 * failure envelope, since a 404 of some proxy on the way says nothing about the object (facts sheet, sections 3 and 15).
 * @param now epoch milliseconds, for a Retry-After date
 */
export function judge<T>(exchange: Exchange, schema: z.ZodType<T>, now: number): UpstreamResult<T> {
  if (exchange.kind === 'silence') return fail({ kind: 'unavailable', reached: exchange.reached });
  const { status, headers } = exchange;
  if (status === 429) return fail({ kind: 'rate_limited', retryAfterMs: retryAfterMs(headers, now) });
  if (status >= 500 || UNSETTLED.has(status)) return fail({ kind: 'unavailable', reached: true });
  if (status === 401) return fail({ kind: 'unauthenticated' });
  if (exchange.kind === 'unreadable') return fail({ kind: 'invalid_reply', path: `(${exchange.why})` });
  if (status >= 400) return fail(refusal(status, exchange.body));
  const parsed = z.safeParse(schema, exchange.body);
  return parsed.success ? ok(parsed.data) : fail({ kind: 'invalid_reply', path: mismatch(parsed.error) });
}

function refusal(status: number, body: unknown): UpstreamProblem {
  const envelope = z.safeParse(failureEnvelope, body);
  if (!envelope.success) return { kind: 'invalid_reply', path: mismatch(envelope.error) };
  const { error_type: errorType = '', message = '', invalid_fields } = envelope.data;
  if (status === 410) return { kind: 'declined', errorType, message };
  if (status === 404 && errorType.startsWith('resource.')) return { kind: 'not_found' };
  return { kind: 'rejected', status, errorType, message, invalidFields: invalid_fields ?? [] };
}

/** Where the first mismatch is, such as "transaction.operations.0.amount". */
export function mismatch(error: z.core.$ZodError): string {
  return error.issues[0]?.path.map(String).join('.') ?? '';
}
