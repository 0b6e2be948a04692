import type { StatementLine } from '../engine/payout-statement.ts';
import type { BankAccount } from './sample.ts';

/** CAMT.053, version 2, as northern banks write it: one statement per account, its period named. */
export function toCamt(accounts: readonly BankAccount[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">',
    '<BkToCstmrStmt>',
    '<GrpHdr><MsgId>NORRLAND</MsgId></GrpHdr>',
    ...accounts.flatMap(statementOf),
    '</BkToCstmrStmt>',
    '</Document>',
    '',
  ].join('\n');
}

function statementOf({ currency, iban, from, to, lines }: BankAccount): string[] {
  return [
    '<Stmt>',
    `<Id>${to}-${currency}</Id>`,
    `<FrToDt><FrDtTm>${from}T00:00:00</FrDtTm><ToDtTm>${to}T23:59:59</ToDtTm></FrToDt>`,
    `<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>`,
    ...lines.map(entryOf),
    '</Stmt>',
  ];
}

function entryOf({ booked_on: day, amount, currency, text, reference }: StatementLine): string {
  const isDebit = amount.startsWith('-');
  return [
    `<Ntry><Amt Ccy="${currency}">${amount.replace('-', '')}</Amt>`,
    `<CdtDbtInd>${isDebit ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts>BOOK</Sts>`,
    `<BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>`,
    `<AcctSvcrRef>${reference}</AcctSvcrRef>`,
    `<NtryDtls><TxDtls><RmtInf><Ustrd>${escape(text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  ].join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
