import type { MonthEndAccountView, MonthEndReport } from '#contract/reports.ts';
import type { MonthEndMovement } from '#domain/month-end.ts';
import { owedBehind, paymentsBehind, payoutsBehind } from '#web/common/rows-behind.ts';
import { amountInWords, countOf } from '#web/format/money.ts';
import { pspName } from './psp-name.ts';

export interface AccountFigure {
  /** Decimal string, signed by what it does to the money that PSPs owe. */
  readonly amount: string;
  readonly href: string;
  /** What a reader hears: "Captured, Adyen, 57 payments". */
  readonly label: string;
}

export interface AccountLine {
  readonly name: string;
  readonly role: 'opening' | 'movement' | 'closing';
  /** One figure for each account of the table, in its order. */
  readonly figures: readonly AccountFigure[];
}

type Period = MonthEndReport['period'];

const MOVEMENT_NAMES: Readonly<Record<MonthEndMovement, string>> = {
  captured: 'Captured',
  refunded: 'Refunded',
  charged_back: 'Charged back',
  fees: 'Fees',
  reserve: 'Reserve',
  adjustments: 'Adjustments',
  converted: 'Converted',
  paid_out: 'Paid out',
};

/** The lines of one currency's table: opening, what moved it, closing; a column for each account. */
export function accountLines(accounts: readonly MonthEndAccountView[], period: Period): AccountLine[] {
  const [first] = accounts;
  if (!first) return [];
  return [
    {
      name: 'Opening, unsettled',
      role: 'opening',
      figures: accounts.map((account) => ({
        amount: account.opening,
        href: owedBehind(period.from, account),
        label: `Opening, ${ownerOf(account)}`,
      })),
    },
    ...first.movements.map(({ line }, index) => ({
      name: MOVEMENT_NAMES[line],
      role: 'movement' as const,
      figures: accounts.map((account) => {
        const { amount = '0', count = 0 } = account.movements[index] ?? {};
        return {
          amount,
          href: behind(line, period, account),
          label: `${MOVEMENT_NAMES[line]}, ${ownerOf(account)}, ${countOf(count, nounOf(line))}`,
        };
      }),
    })),
    {
      name: 'Closing, unsettled',
      role: 'closing',
      figures: accounts.map((account) => ({
        amount: account.closing,
        href: owedBehind(period.to, account),
        label: `Closing, ${ownerOf(account)}`,
      })),
    },
  ];
}

export function ownerOf({ gateway }: MonthEndAccountView): string {
  return gateway === null ? 'all PSPs' : pspName(gateway);
}

/** A residual is shown wherever it is not zero. */
export function addsUp({ residual }: MonthEndAccountView): boolean {
  return !/[1-9]/.test(residual);
}

/** "Adyen and Stripe add up to the cent. Worldpay owes €12.40 less than what moved explains." */
export function proofOf(accounts: readonly MonthEndAccountView[], complete: boolean): string {
  if (!complete) return 'Not everything has been read yet: whether this adds up is told then.';
  const psps = accounts.filter(({ gateway }) => gateway !== null);
  const own = psps.length > 0 ? psps : accounts;
  const off = own.filter((account) => !addsUp(account));
  if (off.length === 0) return 'Opening and everything that moved it come to the closing, to the cent.';
  return off
    .map(({ gateway, residual, currency }) => {
      const less = residual.startsWith('-');
      const amount = amountInWords(less ? residual.slice(1) : residual, currency);
      return `${pspName(gateway)} owes ${amount} ${less ? 'less' : 'more'} than what moved explains.`;
    })
    .join(' ');
}

function behind(line: MonthEndMovement, period: Period, account: MonthEndAccountView): string {
  switch (line) {
    case 'captured':
    case 'refunded':
    case 'charged_back':
      return paymentsBehind(line, period, account);
    default:
      return payoutsBehind(period, account);
  }
}

function nounOf(line: MonthEndMovement): string {
  return line === 'captured' || line === 'refunded' || line === 'charged_back' ? 'payment' : 'payout';
}
