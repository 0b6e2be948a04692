import { invoiceCreateBody, invoiceCreateChecks, NAME_LENGTH } from '#contract/invoice-create.ts';
import type { InvoiceCreateBody, MERCHANT_INITIATOR_TYPES } from '#contract/invoice-create.ts';
import { isId } from '#domain/ids.ts';
import { formatDecimal, parseMoney } from '#domain/money.ts';
import * as z from 'zod/mini';

/** What a person has typed so far; amounts as typed. */
export interface InvoiceForm {
  readonly name: string;
  readonly currency: string;
  /** Counts only while there are no items: then it is what they come to. */
  readonly amount: string;
  readonly customerId: string;
  readonly descriptor: string;
  /** Empty for an invoice that the customer pays on its link. */
  readonly initiator: '' | (typeof MERCHANT_INITIATOR_TYPES)[number];
  readonly items: readonly FormItem[];
}

export interface FormItem {
  /** Tells rows apart while they are typed; never sent. */
  readonly key: number;
  readonly name: string;
  readonly amount: string;
  readonly quantity: string;
}

export const EMPTY_FORM: InvoiceForm = {
  name: '',
  currency: 'EUR',
  amount: '',
  customerId: '',
  descriptor: '',
  initiator: '',
  items: [],
};

export interface FormReading {
  /** What would be sent; null while something is wrong. */
  readonly body: InvoiceCreateBody | null;
  /** What is asked for, decimal string; null while it cannot be told. */
  readonly total: string | null;
  /** By field: "name", "amount", "customer_id", "statement_descriptor", "items.2.amount". */
  readonly problems: Readonly<Record<string, string>>;
}

/** What a person types, as the contract wants it: a comma may stand for the decimal point. */
const clean = (text: string): string => text.trim().replace(/\s/g, '').replace(',', '.');

export function readForm(form: InvoiceForm): FormReading {
  const problems: Record<string, string> = {};
  const name = form.name.trim();
  if (name === '') problems['name'] = 'Give it a name, such as your order number.';
  else if (name.length > NAME_LENGTH) problems['name'] = `At most ${String(NAME_LENGTH)} characters.`;
  const customerId = form.customerId.trim();
  if (customerId !== '' && !isId('customer', customerId))
    problems['customer_id'] = 'This is no customer id. Choose one from the list.';
  const total = form.items.length > 0 ? itemsTotal(form, problems) : ownAmount(form, problems);
  const body = {
    name,
    amount: total ?? '0',
    currency: form.currency,
    ...(customerId !== '' && { customer_id: customerId }),
    ...(form.descriptor.trim() !== '' && { statement_descriptor: form.descriptor.trim() }),
    ...(form.initiator !== '' && { merchant_initiator_type: form.initiator }),
    items: form.items.map((item) => ({
      name: item.name.trim(),
      amount: clean(item.amount),
      quantity: Number(item.quantity),
    })),
  };
  const parsed = z.safeParse(invoiceCreateBody, body);
  if (!parsed.success && parsed.error.issues.some(({ path }) => path[0] === 'statement_descriptor'))
    problems['statement_descriptor'] = 'At most 22 letters, digits, spaces, dots and slashes.';
  const sound =
    parsed.success && Object.keys({ ...problems, ...invoiceCreateChecks(parsed.data) }).length === 0;
  return { body: sound ? parsed.data : null, total, problems };
}

function ownAmount({ amount, currency }: InvoiceForm, problems: Record<string, string>): string | null {
  const problem = amountProblem(amount, currency);
  if (problem === null) return decimalOf(minorOf(amount, currency), currency);
  problems['amount'] = problem;
  return null;
}

/** What the items come to; null while one of them is not sound. */
function itemsTotal({ items, currency }: InvoiceForm, problems: Record<string, string>): string | null {
  let sum = 0n;
  let sound = true;
  for (const [index, item] of items.entries()) {
    const at = `items.${String(index)}`;
    const amount = amountProblem(item.amount, currency);
    if (item.name.trim() === '') problems[`${at}.name`] = 'Name the item.';
    else if (item.name.trim().length > NAME_LENGTH) problems[`${at}.name`] = 'At most 80 characters.';
    if (amount !== null) problems[`${at}.amount`] = amount;
    const whole = /^[1-9]\d{0,4}$/.test(item.quantity.trim());
    if (!whole) problems[`${at}.quantity`] = 'A whole number, 1 to 99,999.';
    if (amount === null && whole) sum += minorOf(item.amount, currency) * BigInt(item.quantity.trim());
    else sound = false;
  }
  return sound ? decimalOf(sum, currency) : null;
}

function amountProblem(text: string, currency: string): string | null {
  if (text.trim() === '') return 'Say how much.';
  const parsed = parseMoney(clean(text), currency);
  if (!parsed.ok)
    return parsed.problem === 'too-many-decimals'
      ? `More decimals than ${currency} has.`
      : 'Not an amount such as 12.50.';
  return parsed.value.minor > 0n ? null : 'More than zero.';
}

function minorOf(text: string, currency: string): bigint {
  const parsed = parseMoney(clean(text), currency);
  return parsed.ok ? parsed.value.minor : 0n;
}

function decimalOf(minor: bigint, currency: string): string {
  return formatDecimal({ minor, currency });
}
