import * as z from 'zod/mini';
import { intentReply } from '#contract/intent.ts';
import type { Intent } from '#contract/intent.ts';
import { changedReply } from '#contract/transaction-detail.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { MoneyAction } from '#domain/actions.ts';
import { ApiError } from './api-error.ts';
import { post } from './client.ts';

/** Why our backend refused, beside the fields it names. */
export interface Refusal {
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId: string | null;
}

const PATHS: Record<MoneyAction, string> = {
  refund: 'refunds',
  void: 'void',
  capture: 'capture',
  increment: 'increment',
};

export type Sent =
  | { readonly kind: 'answered'; readonly intent: Intent }
  /** The backend said no before it took anything; `fresh` is the payment as it is now, when it changed meanwhile. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly fresh: TransactionDetail | null }
  /** No answer, or one that does not tell: it may have been taken. */
  | { readonly kind: 'lost'; readonly refusal: Refusal };

/** Posts what was asked for, once. Never throws: every way it can end is a kind of answer. */
export async function sendIntent(
  transactionId: string,
  action: MoneyAction,
  body: Readonly<Record<string, unknown>>,
  key: string,
): Promise<Sent> {
  try {
    const path = `/transactions/${encodeURIComponent(transactionId)}/${PATHS[action]}`;
    const { value } = await post(intentReply, path, body, key);
    return { kind: 'answered', intent: value.intent };
  } catch (error) {
    return whyNot(error);
  }
}

const UNCLEAR = new Set(['network', 'offline', 'internal']);

function whyNot(error: unknown): Sent {
  if (!(error instanceof ApiError)) {
    return { kind: 'lost', refusal: { message: 'No answer came.', fields: {}, requestId: null } };
  }
  const refusal = { message: error.message, fields: error.fields, requestId: error.requestId };
  if (UNCLEAR.has(error.code)) return { kind: 'lost', refusal };
  const changed = error.code === 'transaction_changed' ? z.safeParse(changedReply, error.body) : null;
  return { kind: 'refused', refusal, fresh: changed?.success ? changed.data.transaction : null };
}
