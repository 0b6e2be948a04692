import type { BankAccount } from './sample.ts';

/** A table as continental banks offer it: semicolons, decimal commas, the day first, all accounts in one file. */
export function toCsv(accounts: readonly BankAccount[]): string {
  const rows = accounts.flatMap(({ lines }) =>
    lines.map(({ booked_on: day, text, amount, currency, reference }) =>
      [
        day.split('-').reverse().join('.'),
        `"${text.replaceAll('"', '""')}"`,
        grouped(amount),
        currency,
        reference,
      ].join(';'),
    ),
  );
  return ['Booking date;Description;Amount;Currency;Reference', ...rows, ''].join('\r\n');
}

/** "18403.22" as "18.403,22". */
function grouped(amount: string): string {
  const [whole = '', fraction] = amount.split('.');
  const dotted = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return fraction === undefined ? dotted : `${dotted},${fraction}`;
}
