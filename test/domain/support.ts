import type { Operation, OrderLine, Refund } from '#domain/transaction.ts';

let rows = 0;

/** "2026-03-01T10:00:07Z" for 7: seconds after ten o'clock. */
export function at(seconds: number): string {
  return new Date(Date.parse('2026-03-01T10:00:00Z') + seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** A row of a trail in EUR at `psp`, `seconds` after ten; an authorization's result unless told otherwise. */
export function row(seconds: number, psp: string | null, changes: Partial<Operation> = {}): Operation {
  rows += 1;
  return {
    id: `tr_op_${rows}`,
    type: 'authorization',
    amount: '50',
    currency: 'EUR',
    is_attempt: false,
    has_failed: false,
    is_accountable: false,
    error_code: null,
    error_message: null,
    arn: null,
    gateway_operation_id: null,
    gateway_configuration_id: psp === null ? null : `gway_conf_${psp}`,
    gateway_name: psp,
    configuration_name: psp === null ? null : `${psp} EU`,
    created_at: at(seconds),
    ...changes,
  };
}

/** An attempt row and, unless `result` is null, its result one second later, under one PSP reference. */
export function pair(
  seconds: number,
  psp: string,
  changes: Partial<Operation> = {},
  result: Partial<Operation> | null = {},
): Operation[] {
  const reference = `ref-${psp}-${seconds}`;
  const both = { gateway_operation_id: reference, ...changes };
  const attempt = row(seconds, psp, { ...both, is_attempt: true });
  return result === null ? [attempt] : [attempt, row(seconds + 1, psp, { ...both, ...result })];
}

/** A pair that the PSP declined: the code is on both rows, the failure on the result alone (facts sheet, section 8). */
export function declined(seconds: number, psp: string, changes: Partial<Operation> = {}): Operation[] {
  const why = { error_code: 'card.no-money', error_message: 'Insufficient funds' };
  return pair(seconds, psp, { ...why, ...changes }, { has_failed: true });
}

export function refund(amount: string, seconds: number, changes: Partial<Refund> = {}): Refund {
  return {
    id: `refd_${amount}_${seconds}`,
    amount,
    reason: 'customer_request',
    information: null,
    has_failed: false,
    invoice_detail_ids: [],
    created_at: at(seconds),
    metadata: {},
    ...changes,
  };
}

export function line(id: string, amount: string, changes: Partial<OrderLine> = {}): OrderLine {
  return {
    id,
    name: id,
    type: null,
    amount,
    quantity: 1,
    discount_amount: null,
    reference: null,
    ...changes,
  };
}
