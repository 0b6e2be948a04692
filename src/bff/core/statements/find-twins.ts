import type { Transaction } from 'kysely';
import type { StatementFormat } from '#contract/statement.ts';
import { accountNames } from '#domain/bank-account.ts';
import { groupBy } from '../reports/group.ts';
import type { Schema } from '../store/schema.ts';
import type { ReadLine, ReadRange, ReadStatement } from './read/read-lines.ts';

type Trx = Transaction<Schema>;

interface KnownLine extends Omit<ReadLine, 'fileLine' | 'valueOn'> {
  readonly id: number;
  readonly format: StatementFormat;
}

/**
 * For each line the one that is here already, or null. Two equal lines of one file are two payments, and so are two equal
 * lines of the same day in two files if the second file has both. Another format words a line differently: there a day is
 * the same when all amounts of both are, to the last line.
 */
export async function findTwins(
  trx: Trx,
  format: StatementFormat,
  { lines, ranges }: ReadStatement,
): Promise<(number | null)[]> {
  const here = new Map<string, KnownLine[]>();
  for (const span of spansOf(ranges))
    for (const line of await knownLines(trx, span))
      here.set(keyOf(line), [...(here.get(keyOf(line)) ?? []), line]);
  const twins = lines.map((line) => here.get(keyOf(line))?.pop()?.id ?? null);
  const left = [...here.values()].flat().filter((line) => line.format !== format && line.account !== '');
  const knownDays = groupBy(left, dayKeyOf);
  const alone = lines.map((line, index) => ({ line, index })).filter(({ index }) => twins[index] === null);
  for (const [day, fresh] of groupBy(alone, ({ line }) => dayKeyOf(line))) {
    const known = inOrder(knownDays.get(day) ?? [], (line) => line);
    const own = inOrder(fresh, ({ line }) => line);
    if (known.length !== own.length || own.some(({ line }, n) => line.minor !== known[n]?.minor)) continue;
    for (const [n, { index }] of own.entries()) twins[index] = known[n]?.id ?? null;
  }
  return twins;
}

interface Span {
  readonly account: string;
  readonly from: string;
  readonly to: string;
}

async function knownLines(trx: Trx, { account, from, to }: Span): Promise<KnownLine[]> {
  const known = await trx
    .selectFrom('statement_line as l')
    .innerJoin('statement as s', 's.position', 'l.statement')
    .select([
      'l.id',
      's.format',
      'l.account',
      'l.currency',
      'l.booked_on',
      'l.amount',
      'l.text',
      'l.reference',
    ])
    .where('l.account', 'in', accountNames(account))
    .where('l.booked_on', '>=', from)
    .where('l.booked_on', '<=', to)
    .where('l.twin_of', 'is', null)
    .orderBy('l.id', 'desc')
    .execute();
  return known.map(({ booked_on: bookedOn, amount, ...line }) => ({
    ...line,
    bookedOn,
    minor: BigInt(amount),
  }));
}

/** By amount; equal amounts stay as they come. */
function inOrder<T>(things: readonly T[], lineOf: (thing: T) => { readonly minor: bigint }): T[] {
  return things.toSorted((a, b) => Number(lineOf(a).minor - lineOf(b).minor));
}

type Keyed = Pick<ReadLine, 'account' | 'currency' | 'bookedOn' | 'minor' | 'text' | 'reference'>;

function dayKeyOf({ account, currency, bookedOn }: Keyed): string {
  return [accountNames(account)[0], currency, bookedOn].join('\u001f');
}

function keyOf(line: Keyed): string {
  return [dayKeyOf(line), String(line.minor), line.text, line.reference ?? ''].join('\u001f');
}

function spansOf(ranges: readonly ReadRange[]): Span[] {
  const spans = new Map<string, Span>();
  for (const { account: name, from, to } of ranges) {
    const [account] = accountNames(name);
    const span = spans.get(account) ?? { from, to };
    spans.set(account, {
      account,
      from: from < span.from ? from : span.from,
      to: to > span.to ? to : span.to,
    });
  }
  return [...spans.values()];
}
