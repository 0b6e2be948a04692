import { calendarDay } from '#domain/statement-date.ts';
import {
  accountName,
  amountAt,
  balanceDays,
  boundLines,
  currencyAt,
  plainText,
  rangesOf,
} from './read-lines.ts';
import type { Pause, ReadLine, ReadRange, ReadStatement } from './read-lines.ts';
import { Unreadable, quoted } from './unreadable.ts';
import { find, findAll, textAt, walkXml } from './xml-tree.ts';
import type { XmlNode } from './xml-tree.ts';

/** What banks also send in this family, and why it is not what is wanted. */
const SIBLINGS: Readonly<Record<string, string>> = {
  BkToCstmrAcctRpt: 'This is a camt.052, the report of a day that is not over. Drop the camt.053 statement.',
  BkToCstmrDbtCdtNtfctn: 'This is a camt.054, a notice of single bookings. Drop the camt.053 statement.',
};

/** One `Stmt`, while it is read. */
interface Account {
  account: string;
  currency: string | null;
  period: { from: string; to: string } | null;
  /** The days of its balances. */
  days: string[];
  lines: ReadLine[];
}

/**
 * Reads a CAMT.053 statement (ISO 20022, any version): bookings that are booked, with batches taken apart where the bank
 * says what each payment in them is.
 * @throws Unreadable
 */
export async function readCamt(text: string, pause: Pause): Promise<ReadStatement> {
  const accounts: Account[] = [];
  let count = 0;
  await walkXml(
    text,
    {
      wants(name, path, line) {
        if (path.length === 2 && SIBLINGS[name]) throw new Unreadable(line, SIBLINGS[name]);
        if (path.length === 3 && name === 'Stmt')
          accounts.push({ account: '', currency: null, period: null, days: [], lines: [] });
        return path.length === 4 && path[2] === 'Stmt';
      },
      gathered(node) {
        const account = accounts.at(-1);
        if (account) count += take(account, node);
        boundLines(count, node.line);
      },
    },
    pause,
  );
  if (accounts.length === 0)
    throw new Unreadable(null, 'This XML file holds no statement: there is no Stmt in it.');
  return { lines: accounts.flatMap(({ lines }) => lines), ranges: accounts.flatMap(rangesIn) };
}

/** Takes one part of a statement in; how many lines it gave. */
function take(account: Account, node: XmlNode): number {
  switch (node.name) {
    case 'Acct':
      account.account = accountName(
        textAt(node, 'Id', 'IBAN') ??
          textAt(node, 'Id', 'Othr', 'Id') ??
          textAt(node, 'Id', 'PrtryAcct', 'Id') ??
          '',
      );
      account.currency = textAt(node, 'Ccy');
      return 0;
    case 'FrToDt': {
      const from = dayIn(find(node, 'FrDtTm') ?? find(node, 'FrDt'));
      const to = dayIn(find(node, 'ToDtTm') ?? find(node, 'ToDt'));
      if (from !== null && to !== null) account.period = { from, to };
      return 0;
    }
    case 'Bal': {
      const day = dayOf(find(node, 'Dt'));
      if (day !== null) account.days.push(day);
      account.currency ??= find(node, 'Amt')?.attributes['Ccy'] ?? null;
      return 0;
    }
    case 'Ntry': {
      const lines = linesOf(account.account, node);
      account.lines.push(...lines);
      return lines.length;
    }
    default:
      return 0;
  }
}

/** Its own period, else the days between its balances, and in any case those of its bookings. */
function rangesIn({ currency, account, period, days, lines }: Account): ReadRange[] {
  const known = rangesOf(lines);
  if (known.length > 1 || (known.length === 0 && currency === null)) return known;
  const only = known[0];
  const balances = [...days].sort();
  const all = [
    ...(period ? [period.from, period.to] : balanceDays(balances[0] ?? null, balances.at(-1) ?? null)),
    ...(only ? [only.from, only.to] : []),
  ].sort();
  const [from] = all;
  const to = all.at(-1);
  if (from === undefined || to === undefined) return known;
  return [{ account, currency: only?.currency ?? currency ?? '', from, to }];
}

function linesOf(account: string, entry: XmlNode): ReadLine[] {
  const status = textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts');
  // What is only announced moves no money yet; it comes again when it is booked.
  if (status !== null && status !== 'BOOK') return [];
  const amount = find(entry, 'Amt');
  if (!amount) throw new Unreadable(entry.line, 'a booking without an amount.');
  const currency = currencyAt(amount.line, amount.attributes['Ccy'] ?? '');
  const booked = find(entry, 'BookgDt') ?? find(entry, 'ValDt');
  const bookedOn = dayOf(booked);
  if (bookedOn === null)
    throw new Unreadable(
      booked?.line ?? entry.line,
      `${quoted(textAt(booked, 'Dt') ?? textAt(booked, 'DtTm') ?? '')} is not the day of a booking.`,
    );
  const total = signed(entry, entry, amountAt(amount.line, amount.text, currency, '.'));
  const common = { account, bookedOn, valueOn: dayOf(find(entry, 'ValDt')), currency };
  const details = findAll(entry, 'NtryDtls').flatMap((each) => findAll(each, 'TxDtls'));
  const parts = batchParts(entry, details, currency);
  if (parts.length > 1 && parts.reduce((sum, part) => sum + part, 0n) === total)
    return details.map((each, index) => ({
      ...common,
      fileLine: each.line,
      minor: parts[index] ?? 0n,
      text: textOf(entry, [each]),
      reference: referenceOf(each) ?? referenceOf(entry),
    }));
  const only = details.length === 1 ? details[0] : undefined;
  return [
    {
      ...common,
      fileLine: entry.line,
      minor: total,
      text: textOf(entry, details.slice(0, 20)),
      reference: referenceOf(entry) ?? (only ? referenceOf(only) : null),
    },
  ];
}

/** Credit or debit as booked; a reversal says so of itself and already has its own direction (ISO 20022, RvslInd). */
function signed(node: XmlNode, entry: XmlNode, minor: bigint): bigint {
  const direction = textAt(node, 'CdtDbtInd') ?? textAt(entry, 'CdtDbtInd');
  if (direction === 'CRDT') return minor;
  if (direction === 'DBIT') return -minor;
  throw new Unreadable(entry.line, `${quoted(direction ?? '')} is neither credit nor debit.`);
}

/** The payments of a batch in the currency of the account; none when the bank does not say what each of them is. */
function batchParts(entry: XmlNode, details: readonly XmlNode[], currency: string): bigint[] {
  if (details.length < 2) return [];
  const amounts = details.map((each) => find(each, 'Amt') ?? find(each, 'AmtDtls', 'TxAmt', 'Amt'));
  if (amounts.some((amount) => amount?.attributes['Ccy'] !== currency)) return [];
  return details.map((each, index) => {
    const amount = amounts[index] ?? each;
    return signed(each, entry, amountAt(amount.line, amount.text, currency, '.'));
  });
}

function textOf(entry: XmlNode, details: readonly XmlNode[]): string {
  const told = details.flatMap((each) => {
    const debtor = find(each, 'RltdPties', 'Dbtr');
    const info = find(each, 'RmtInf');
    return [
      textAt(debtor, 'Nm') ?? textAt(debtor, 'Pty', 'Nm'),
      ...findAll(info, 'Ustrd').map((line) => line.text),
      ...findAll(info, 'Strd').map((line) => textAt(line, 'CdtrRefInf', 'Ref')),
      textAt(each, 'Refs', 'EndToEndId'),
      textAt(each, 'AddtlTxInf'),
    ];
  });
  return plainText([...told.filter((each) => each !== 'NOTPROVIDED'), textAt(entry, 'AddtlNtryInf')]);
}

function referenceOf(node: XmlNode): string | null {
  const found = textAt(node, 'AcctSvcrRef') ?? textAt(node, 'Refs', 'AcctSvcrRef') ?? textAt(node, 'NtryRef');
  return found === null ? null : plainText([found]);
}

/** The day in a `Dt` or a `DtTm`, as the bank wrote it: its own time zone is the day's. */
function dayOf(node: XmlNode | undefined): string | null {
  return dayIn(find(node, 'Dt') ?? find(node, 'DtTm'));
}

function dayIn(node: XmlNode | undefined): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(node?.text.trim() ?? '') ?? [];
  return year === undefined ? null : calendarDay(Number(year), Number(month), Number(day));
}
