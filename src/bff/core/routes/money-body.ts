import { captureBody, incrementBody, refundBody, voidBody } from '#contract/intent.ts';
import type { MoneyAction } from '#domain/actions.ts';
import { readBody, readKey } from '../http/read-body.ts';
import type { MoneyWanted } from '../journal/wanted.ts';

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
): Promise<MoneyWanted> {
  const id = readKey(request);
  return wanted(id, action, transactionId, await readBody<Body>(request, SCHEMAS[action]));
}

function wanted(id: string, action: MoneyAction, transactionId: string, body: Body): MoneyWanted {
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
