import { fc } from '#test/support/properties.ts';
import { describe, expect, test } from 'vitest';
import { accept, bytes, problemOf, questionOf, read, readWhole } from './read-support.ts';
import type { Turns } from './read-support.ts';

const entry = (amount: string) =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-17</Dt></BookgDt></Ntry>`;
const camt = (inside: string, before = '') =>
  `<?xml version="1.0"?>\n${before}<Document><BkToCstmrStmt><Stmt>\n${inside}\n</Stmt></BkToCstmrStmt></Document>`;
const mt940 = (...rows: string[]) =>
  [':20:X', ':25:NL44', ':60F:C261116EUR0,00', ...rows, ':62F:C261117EUR0,00'].join('\n');
const BOOKING = ':61:261117C1,00NTRFNONREF';

describe('a file that cannot be read says which line and why', () => {
  test.each([
    ['an amount', camt(entry('12,x')), 'Line 3: the amount “12,x” is not an amount.'],
    [
      'too many decimals',
      camt(entry('1.005')),
      'Line 3: the amount “1.005” has more decimals than its currency.',
    ],
    [
      'a day',
      camt(entry('1').replace('2026-11-17', '2026-02-30')),
      'Line 3: “2026-02-30” is not the day of a booking.',
    ],
    ['neither side', camt(entry('1').replace('CRDT', 'X')), 'Line 3: “X” is neither credit nor debit.'],
    [
      'no such currency',
      camt(entry('1').replace('EUR', 'EUX')),
      'Line 3: “EUX” is not an ISO 4217 currency code.',
    ],
    [
      'an MT940 amount',
      mt940(':61:261117C1.00,00NTRFNONREF'),
      'Line 4: the amount “1.00,00” is not an amount.',
    ],
    ['an MT940 booking', mt940(':61:2611X7C1,00'), 'Line 4: “2611X7C1,00” is not a booking.'],
    [
      'no balance',
      ':20:X\n:25:NL44\n:61:261117C1,00N',
      'Line 3: a booking before the opening balance :60F:.',
    ],
  ])('%s', async (_, file, problem) => {
    expect(await problemOf(file)).toBe(problem);
  });

  test('a row of a table without a date, between others', async () => {
    const file = 'Date,Text,Amount\n17.11.2026,a,1.00\nsoon,b,2.00\n18.11.2026,c,3.00\n';
    const question = await questionOf(file);
    const mapping = accept(question, { date: 0, amount: 2, currency: 'EUR', date_order: 'dmy' });
    expect(await problemOf(file, mapping)).toBe('Line 3: “soon” is not a date written as day, month, year.');
  });

  test.each([
    ['%PDF-1.7 …', /^This is a PDF\./],
    ['PK\u0003\u0004…', /^This is an Excel workbook/],
    ['', /^This file is empty\.$/],
    ['just words', /^Line 1: no commas/],
    ['<html><body>Signed out</body></html>', /holds no statement/],
    ['<a><b></a>', /^Line 1: this is not well-formed XML/],
    ['a,b\0c\n', /^Line 1: a zero byte/],
    ['Date,Amount\n"17.11.2026,1.00\n18.11.2026,2.00\n', /quotation mark/],
  ])('%s', async (file, problem) => {
    expect(await problemOf(file)).toMatch(problem);
  });

  test('another report of the family is named', async () => {
    const report = '<Document><BkToCstmrAcctRpt><Rpt/></BkToCstmrAcctRpt></Document>';
    expect(await problemOf(report)).toContain('camt.052');
  });
});

describe('hostile XML', () => {
  test.each([
    ['a bomb', '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>\n'],
    ['a file of this machine', '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n'],
    ['a document elsewhere', '<!DOCTYPE d SYSTEM "http://example.test/d.dtd">\n'],
  ])('is refused before its entities are looked at: %s', async (_, doctype) => {
    expect(await problemOf(camt(entry('1'), doctype))).toMatch(/^Line 2: a document type definition/);
  });

  test('an entity that nobody defined is an error', async () => {
    expect(await problemOf(camt(`<Acct><Nm>&x;</Nm></Acct>`))).toMatch(
      /^Line 3: this is not well-formed XML/,
    );
  });

  test('elements without end, texts without end, and bookings without end are bounded', async () => {
    expect(await problemOf('<a>'.repeat(100_000))).toMatch(/elements within elements/);
    expect(await problemOf(camt(`<Ntry><X>${'x'.repeat(20_000)}</X></Ntry>`))).toMatch(
      /longer than anybody reads/,
    );
    expect(await problemOf(camt(`<Ntry>${'<X/>'.repeat(100_001)}</Ntry>`))).toMatch(/more than any bank/);
  });
});

describe('a million lines', () => {
  const most = /more than 50000 bookings/;
  test('are refused at the first one too many, in every format', async () => {
    expect(await problemOf(mt940(...Array.from({ length: 60_000 }, () => BOOKING)))).toMatch(most);
    expect(await problemOf(`a,b\n${'1,2\n'.repeat(1_000_000)}`)).toMatch(most);
    expect(await problemOf(camt(entry('1').repeat(50_001)))).toMatch(most);
  });

  test('are read in slices between which others have their turn', async () => {
    const turns: Turns = { count: 0 };
    await read(mt940(...Array.from({ length: 40_000 }, () => BOOKING)), null, undefined, turns);
    expect(turns.count).toBeGreaterThanOrEqual(20);
    turns.count = 0;
    await read(camt(entry('1').repeat(20_000)), null, undefined, turns);
    expect(turns.count).toBeGreaterThanOrEqual(20);
  });
});

describe('encodings', () => {
  const file = camt(
    `<Acct><Id><IBAN>DE1</IBAN></Id></Acct>${entry('1').replace('</Ntry>', '<AddtlNtryInf>Gebühr für Ærø</AddtlNtryInf></Ntry>')}`,
  );
  const utf16 = (littleEndian: boolean, mark: boolean) => {
    const text = mark ? `\ufeff${file}` : file;
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
    return new Uint8Array(view.buffer);
  };
  test.each([
    ['UTF-8', bytes(file)],
    ['UTF-8 with its mark', bytes(`\ufeff${file}`)],
    ['UTF-16, little end first', utf16(true, true)],
    ['UTF-16, big end first', utf16(false, true)],
    ['UTF-16 without its mark', utf16(true, false)],
    ['Windows-1252', Uint8Array.from(file, (sign) => sign.charCodeAt(0))],
  ])('%s', async (_, content) => {
    const { lines } = await readWhole(content);
    expect(lines.map(({ text }) => text)).toEqual(['Gebühr für Ærø']);
  });
});

test('cells that a spreadsheet would run are letters and nothing else', async () => {
  const file =
    'Date,Text,Amount,Currency\n2026-11-17,"=cmd|\'/c calc\'!A1",1.00,EUR\n2026-11-17,+1+1,=1+1,EUR\n';
  const mapping = accept(await questionOf(file), { date: 0, text: [1], amount: 2, currency_column: 3 });
  expect(await problemOf(file, mapping)).toBe('Line 3: the amount “=1+1” is not an amount.');
  const { lines } = await readWhole(file.replace(',=1+1,', ',2.00,'), mapping);
  expect(lines.map(({ text }) => text)).toEqual(["=cmd|'/c calc'!A1", '+1+1']);
});

test('what draws nothing or draws backwards is taken out of texts', async () => {
  const file = mt940(BOOKING, ':86:PAY\u202eLLAP\u0007 \u200bX');
  expect((await readWhole(file)).lines[0]?.text).toBe('PAY LLAP X');
});

test('whatever the bytes, a file is read or refused with a sentence', async () => {
  const starts = ['', '<', '<Document><BkToCstmrStmt><Stmt>', ':20:\n', 'a;b\n'];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.string({ maxLength: 300, unit: 'binary' }),
      async (start, rest) => {
        expect(typeof (await problemOf(start + rest))).toBe('string');
      },
    ),
    { numRuns: 300 },
  );
});
