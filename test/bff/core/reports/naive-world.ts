import type { WireOperation, WireTransaction } from '#bff/core/processout/wire-transaction.ts';
import type { MovementKind } from '#domain/dated-movements.ts';
import { money } from '#domain/money.ts';
import { parseMicros } from '#domain/time.ts';
import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';

/** The simulated shop as it is upstream, page by page and row by row: to hold reports against. */

const HEADERS = { authorization: `Basic ${btoa(`${SANDBOX_PROJECT.id}:${SANDBOX_PROJECT.secret}`)}` };

export async function everyObject<T extends { readonly id: string }>(
  simulator: Simulator,
  path: string,
  name: string,
  expand: readonly string[] = [],
): Promise<T[]> {
  const objects: T[] = [];
  for (;;) {
    const query = new URLSearchParams([['limit', '100'], ...expand.map((one) => ['expand[]', one])]);
    const last = objects.at(-1);
    if (last) query.set('start_after', last.id);
    const url = `https://api.processout.test${path}?${query}`;
    const reply = await simulator.fetch(new Request(url, { headers: HEADERS }));
    const page = (await reply.json()) as Record<string, T[]> & { has_more: boolean };
    objects.push(...(page[name] ?? []));
    if (!page.has_more) return objects;
  }
}

export function everyPayment(simulator: Simulator): Promise<WireTransaction[]> {
  const expand = ['operations', 'operations.gateway_configuration', 'refunds'];
  return everyObject<WireTransaction>(simulator, '/transactions', 'transactions', expand);
}

export interface Moved {
  readonly payment: WireTransaction;
  readonly kind: MovementKind;
  readonly at: number;
  readonly minor: bigint;
}

const us = (time: string): number => parseMicros(time) ?? Number.NaN;

/** What moved, by the rows that ProcessOut calls accountable and by the refunds that it lists. */
export function movedIn(payments: readonly WireTransaction[]): Moved[] {
  return payments.flatMap((payment) => {
    const { operations, refunds, currency } = payment;
    const minor = (text: string): bigint => money(text.replace('-', ''), currency).minor;
    const rows = (operations ?? []).filter(({ is_accountable }) => is_accountable);
    const of = (type: string, kind: MovementKind): Moved[] =>
      rows
        .filter((row) => row.type === type)
        .map((row) => ({ payment, kind, at: us(row.created_at), minor: minor(row.amount) }));
    const back = (refunds ?? [])
      .filter(({ has_failed }) => !has_failed)
      .map((refund) => ({
        payment,
        kind: 'refunded' as const,
        at: us(refund.created_at),
        minor: minor(refund.amount),
      }));
    return [...of('capture', 'captured'), ...back, ...of('chargeback', 'charged_back')];
  });
}

export interface Answer {
  readonly payment: WireTransaction;
  readonly gateway: string;
  readonly approved: boolean;
  /** PSPs that had declined it before. */
  readonly declinedBy: readonly string[];
}

/** Each result of an authorization, or a failed 3D Secure before one, is an answer of its PSP. */
export function answersIn(payments: readonly WireTransaction[]): Answer[] {
  return payments.flatMap((payment) => {
    const declinedBy: string[] = [];
    const results = (payment.operations ?? [])
      .filter((row) => !row.is_attempt && isAnswer(row))
      .toSorted((a, b) => us(a.created_at) - us(b.created_at));
    return results.map((row) => {
      const gateway = row.gateway_configuration?.gateway_name ?? '';
      const answer = { payment, gateway, approved: !row.has_failed, declinedBy: [...declinedBy] };
      if (row.has_failed) declinedBy.push(gateway);
      return answer;
    });
  });
}

function isAnswer({ type, has_failed }: WireOperation): boolean {
  return type === 'authorization' || (type === 'three_d_s_check' && has_failed);
}

export const isMade =
  (from: number, to: number) =>
  ({ created_at }: WireTransaction): boolean =>
    us(created_at) >= from && us(created_at) < to;
