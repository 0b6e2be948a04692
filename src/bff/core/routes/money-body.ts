import * as z from 'zod/mini';
import { captureBody, incrementBody, refundBody, voidBody } from '#contract/intent.ts';
import type { MoneyAction } from '#domain/actions.ts';
import { invalidRequest } from '../http/api-problem.ts';
import type { Wanted } from '../journal/wanted.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isIntentId(text: string): boolean {
  return UUID.test(text);
}

const SCHEMAS = {
  refund: refundBody,
  capture: captureBody,
  increment: incrementBody,
  void: voidBody,
} as const;

/** What any of the four bodies may hold; which of it must be there is the schema's matter. */
interface Body {
  readonly version: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly reason?: string;
  readonly information?: string | undefined;
  readonly invoice_detail_ids?: readonly string[] | undefined;
  readonly statement_descriptor?: string | undefined;
}

/** Reads what a money endpoint was asked for; whatever is missing, unknown or malformed ends the request with a 400. */
export async function readWanted(
  request: Request,
  action: MoneyAction,
  transactionId: string,
): Promise<Wanted> {
  const id = (request.headers.get('Idempotency-Key') ?? '').toLowerCase();
  if (!isIntentId(id)) throw invalidRequest({ 'Idempotency-Key': 'must be a UUID, one per form' });
  const parsed = z.safeParse(SCHEMAS[action], await readJson(request));
  if (!parsed.success) throw invalidRequest(problemsOf(parsed.error));
  return wanted(id, action, transactionId, parsed.data);
}

async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get('Content-Type') ?? '')) {
    throw invalidRequest({ 'Content-Type': 'must be application/json' });
  }
  try {
    return await request.json();
  } catch {
    throw invalidRequest({ body: 'is not JSON' });
  }
}

function wanted(id: string, action: MoneyAction, transactionId: string, body: Body): Wanted {
  return {
    id,
    action,
    transactionId,
    version: body.version,
    amount: body.amount ?? null,
    currency: body.currency ?? null,
    reason: body.reason ?? null,
    information: body.information ?? null,
    lineIds: body.invoice_detail_ids ?? null,
    statementDescriptor: body.statement_descriptor ?? null,
  };
}

function problemsOf(error: z.core.$ZodError): Record<string, string> {
  // No prototype: a field may be called "constructor".
  const fields = Object.create(null) as Record<string, string>;
  for (const issue of error.issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? 'body')];
    for (const name of names) fields[name] ??= sentence(issue);
  }
  return fields;
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'is not a known field';
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_type') return 'is missing or of the wrong kind';
  return issue.message === '' || issue.message.startsWith('Invalid') ? 'is not valid' : issue.message;
}
