import type { PayoutDetail, PayoutDiscrepancy, PayoutProofView } from '#contract/payout-detail.ts';
import { amountInWords, countOf } from '#web/format/money.ts';
import { gatewayName } from '#web/format/names.ts';
import { PART_WORDS } from './part-words.ts';

/** A piece of a sentence: words, or a payment to link to. */
export type Piece = string | PayoutDiscrepancy['transactions'][number];

/** What a sentence needs to know beside the discrepancy. */
export interface Subject {
  readonly gateway: PayoutDetail['gateway'];
  readonly currency: string;
  readonly parts: PayoutProofView['parts'];
}

/** More payments than this are not named one by one. */
const NAMED = 3;

/** One discrepancy as finance staff would say it: what is wrong, with which rows, and whether the transfer holds it. */
export function discrepancyPieces(found: PayoutDiscrepancy, subject: Subject): Piece[] {
  const sentence = sentenceOf(found, subject);
  if (found.explains === null) return sentence;
  return [...sentence, ` That explains ${amountInWords(found.explains.replace('-', ''), subject.currency)}.`];
}

function sentenceOf(found: PayoutDiscrepancy, subject: Subject): Piece[] {
  const psp = pspOf(subject);
  switch (found.kind) {
    case 'repeated_transaction':
      return [
        ...named(found),
        ` appears once more, for ${amountOf(found, subject)}: it ${HAPPENED[found.part]} once. `,
        found.explains === null ? `${psp} counted it twice.` : 'The transfer holds it once.',
      ];
    case 'amount_differs':
      return [
        'The row of ',
        ...named(found),
        ` says ${amountOf(found, subject)}`,
        found.expected === null
          ? `, which is not what ${HAPPENED[found.part]} here.`
          : `; by what ${HAPPENED[found.part]} here it would be ${ofPart(found.part, found.expected, subject.currency)}.`,
      ];
    case 'wrong_currency':
      return [wrongCurrency(found, subject), ...about(found)];
    case 'item_without_transaction':
      return [
        `${countOf(found.rows ?? 0, 'item')} worth ${amountOf(found, subject)} ${isOne(found) ? 'belongs' : 'belong'} to no payment here. `,
        found.level === 'note'
          ? `${psp} handled ${isOne(found) ? 'it' : 'them'} without ProcessOut; the total holds ${isOne(found) ? 'it' : 'them'}.`
          : 'The transfer does not hold that money.',
      ];
    case 'paid_in_parts':
      return [
        ...named(found),
        ` is in ${countOf(found.rows ?? 0, 'row')}, ${amountOf(found, subject)} together: captured in parts, each paid once.`,
      ];
    case 'missing_fee_row':
      return [`${psp} took fees of ${amountOf(found, subject)} that no item shows.`];
    case 'item_missing':
      return [missingItems(found, subject)];
    case 'summary_differs':
      return [summaryDiffers(found, subject)];
  }
}

/** What happened to the payment that a row of a part is about. */
const HAPPENED: Readonly<Record<PayoutDiscrepancy['part'], string>> = {
  sales: 'was captured',
  refunds: 'went back',
  chargebacks: 'was charged back',
  fees: 'was taken',
  adjustments: 'was adjusted',
  reserve: 'was kept',
};

/** What takes from a payout by its nature is said without the minus. */
const TAKING: ReadonlySet<PayoutDiscrepancy['part']> = new Set(['refunds', 'chargebacks', 'fees']);

function ofPart(part: PayoutDiscrepancy['part'], decimal: string, currency: string): string {
  return amountInWords(TAKING.has(part) ? decimal.replace('-', '') : decimal, currency);
}

function pspOf({ gateway }: Subject): string {
  return gateway === null ? 'The PSP' : gatewayName(gateway);
}

/** "€84.00"; where nobody can say in one currency, "an amount in other currencies". */
function amountOf({ part, amount, currency }: PayoutDiscrepancy, subject: Subject): string {
  return amount === null
    ? 'an amount in other currencies'
    : ofPart(part, amount, currency ?? subject.currency);
}

const isOne = ({ rows }: PayoutDiscrepancy): boolean => rows === 1;

/** The payments by name; "one payment" or "12 payments" where there are none or too many to name. */
function named({ transactions, rows }: PayoutDiscrepancy): Piece[] {
  if (transactions.length === 0)
    return [rows === null || rows === 1 ? 'One payment' : countOf(rows, 'payment')];
  if (transactions.length > NAMED) return [countOf(transactions.length, 'payment')];
  return transactions.flatMap((each, index): Piece[] => {
    if (index === 0) return [each];
    return [index === transactions.length - 1 ? ' and ' : ', ', each];
  });
}

/** " It is NS-B48117." */
function about(found: PayoutDiscrepancy): Piece[] {
  const { transactions } = found;
  if (transactions.length === 0 || transactions.length > NAMED) return [];
  return [transactions.length === 1 ? ' It is ' : ' They are ', ...named(found), '.'];
}

function wrongCurrency(found: PayoutDiscrepancy, subject: Subject): string {
  const { one, many } = PART_WORDS[found.part];
  const worth = found.amount === null ? '' : ` of ${amountOf(found, subject)}`;
  const verb = isOne(found) ? 'is' : 'are';
  return `${countOf(found.rows ?? 0, one, many)}${worth} ${verb} not in ${subject.currency}, and ${verb} left out of the sums.`;
}

function missingItems(found: PayoutDiscrepancy, subject: Subject): string {
  const { one, many } = PART_WORDS[found.part];
  const what = found.rows === null ? `Some ${many}` : countOf(found.rows, one, many);
  const verb = isOne(found) ? 'is' : 'are';
  return `${what} worth ${amountOf(found, subject)} ${verb} in ${pspOf(subject)}’s summary and in the transfer, but in no item.`;
}

function summaryDiffers(found: PayoutDiscrepancy, subject: Subject): string {
  const part = subject.parts.find((each) => each.part === found.part);
  const title = PART_WORDS[found.part].title.toLowerCase();
  const said =
    part === undefined || part.summary === null
      ? `${pspOf(subject)}’s summary of ${title} is off by ${amountOf(found, subject)}.`
      : `${pspOf(subject)}’s summary says ${title} of ${ofPart(part.part, part.summary, subject.currency)}; the items come to ${ofPart(part.part, part.items, subject.currency)}.`;
  return `${said} The transfer agrees with the items.`;
}
