import { describe, expect, it } from 'vitest';
import { projectFiles } from './support/source-files.ts';
import type { SourceFile } from './support/source-files.ts';
import { sqlTexts } from './support/sql-texts.ts';

/** What only SQLite understands: the words, the file that may say them, and what the others use instead. */
interface Rule {
  readonly words: RegExp;
  readonly only?: string;
  readonly instead: string;
}

const store = 'src/bff/core/store';

/** A part of a list of arguments: what stands before a comma, with brackets inside brackets. */
const ARGUMENT = String.raw`(?:[^(),]|\((?:[^()]|\([^()]*\))*\))*`;

const IN_SQL: readonly Rule[] = [
  {
    words: /\bjsonb?_\w+|->/i,
    only: `${store}/rows-of.ts`,
    instead: 'rowsOf or listed',
  },
  {
    words: /\bindexed\s+by\b|(?<=^|[\s(,])\+["\w$]/i,
    only: `${store}/index-hints.ts`,
    instead: 'byIndex or unindexed',
  },
  {
    words: /\bvirtual\b|\bfts\d|\bmatch\b|(?<!without )\browid\b|\bbm25\b/i,
    only: `${store}/search-index.ts`,
    instead: 'foundBy and its neighbours, or the position',
  },
  {
    words: /\bwithout rowid\b|\bautoincrement\b|\bstrict\b/i,
    only: `${store}/layout.ts`,
    instead: 'LIES_BY_KEY or inTurn',
  },
  {
    words: new RegExp(String.raw`\b(max|min)\s*\(${ARGUMENT},`, 'i'),
    only: `${store}/extremes.ts`,
    instead: 'larger or smaller',
  },
  { words: /\bas\s+(int|integer|real|numeric|blob)\b/i, instead: 'bigint or text' },
  { words: /\b(insert|update)\s+or\b|\breplace\s+into\b/i, instead: 'on conflict' },
  { words: /\bpragma\b|\bsqlite_|\battach\b|\bvacuum\b/i, instead: 'the edge, which opens the database' },
  {
    words:
      /\b(ifnull|iif|total|instr|printf|format|typeof|group_concat|hex|quote|unicode|char|glob|like|likely|unlikely|likelihood|random|randomblob|zeroblob|changes|last_insert_rowid|strftime|unixepoch|julianday|date|time|datetime)\s*\(/i,
    instead: 'coalesce, case, or work in TypeScript',
  },
  { words: /\b(glob|regexp|collate)\b/i, instead: 'work in TypeScript' },
  {
    words: /\bis\s+(not\s+)?(?!null\b|not\b|true\b|false\b|distinct\b)["\w$]/i,
    instead: '= , or is not distinct from',
  },
  {
    words:
      /\b(sum|avg)\s*\((?!\s*case\b)[^()]*(=|<|>|\bis\b|\bin\b)|(\bis (not )?null|[<>=]\s*["\w$.]+)\s+as\s+(?!mat)\w/i,
    instead: 'case when … then 1 else 0 end: a condition is no number',
  },
  { words: /\bfrom\s+"?(dual|sqlite_schema)\b|==|!=/i, instead: '= or <>' },
];

const IN_CODE: readonly Rule[] = [
  {
    words: /\bin \(\$\{sql\.join\(/,
    only: `${store}/among.ts`,
    instead: 'among, which may be given nothing',
  },
  {
    words: /\.autoIncrement\(|'(int|integer)', \(\w+\) => \w+\.primaryKey\(/,
    only: `${store}/layout.ts`,
    instead: 'ROW_ID or inTurn',
  },
  {
    words: /\.or(Ignore|Replace|Abort|Fail|Rollback)\(|\.replaceInto\(|\binsertId\b/,
    instead: 'onConflict or returning',
  },
];

function complaints(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [
    ...sqlTexts(file).flatMap(({ line, text }) => broken(file, IN_SQL, text, line)),
    ...file.text.split('\n').flatMap((text, index) => broken(file, IN_CODE, text, index + 1)),
  ]);
}

function broken({ path }: SourceFile, rules: readonly Rule[], text: string, line: number): string[] {
  return rules.flatMap(({ words, only, instead }) => {
    const [said] = path === only ? [] : (words.exec(text) ?? []);
    return said === undefined ? [] : [`${path}:${String(line)}: "${said.trim()}": use ${instead}`];
  });
}

const core = projectFiles(/^src\/bff\/core\/.+\.ts$/);

describe('the SQL of the core', () => {
  it('says what only SQLite understands in one place each', () => {
    expect(complaints(core)).toEqual([]);
  });

  it('is found, and each place says what it is there for', () => {
    expect(core.flatMap(sqlTexts).length).toBeGreaterThan(200);
    for (const { only, words } of [...IN_SQL, ...IN_CODE]) {
      if (only === undefined) continue;
      const place = core.filter(({ path }) => path === only);
      const texts = place.flatMap((file) => [file.text, ...sqlTexts(file).map(({ text }) => text)]);
      expect(
        texts.some((text) => words.test(text)),
        only,
      ).toBe(true);
    }
  });

  it.each([
    ['select value ->> 0 from t', '->'],
    ['select * from json_each(${rows})', 'json_each'],
    ['from owed o indexed by owed_account', 'indexed by'],
    ['where +t.facet = 1', '+t'],
    ['where (+${column} > 1)', '+$'],
    ['select rowid from t', 'rowid'],
    ['where t_search match ${words}', 'match'],
    ['create table t (a text) without rowid', 'without rowid'],
    ['max(0, cast((a - b) / c as bigint))', 'max(0,'],
    ['min((a + b) * (c - (d + e)), ${later})', 'min((a + b) * (c - (d + e)),'],
    ['cast(a as integer)', 'as integer'],
    ['insert or ignore into t', 'insert or'],
    ['select ifnull(a, b)', 'ifnull('],
    ['pragma user_version', 'pragma'],
    ['where a is b', 'is b'],
    ['where a is not ${b}', 'is not $'],
    ['select sum(a is null)', 'sum(a is'],
    ['select a >= ${from} as key', '= $ as k'],
    ['select b.id is not null as known', 'is not null as k'],
  ])('refuses %s', (text, said) => {
    const file = { path: 'src/bff/core/x.ts', text: `sql<number>\`${text}\`;` };
    expect(complaints([file])).toEqual([expect.stringContaining(`src/bff/core/x.ts:1: "${said}": use `)]);
  });

  it.each([
    'select max(a), min(coalesce(b, 0)), a + b, (a) + c from t',
    'select cast(a as text) as amount where a is not null and b is null and c is distinct from d',
    'with a as materialized (select 1) select sum(case when a = b then 1 else 0 end) as integers',
    'select a from t where a = b limit 1',
  ])('takes %s', (text) => {
    expect(complaints([{ path: 'src/bff/core/x.ts', text: `sql\`${text}\`;` }])).toEqual([]);
  });

  it('looks into sql.raw, and at what builds tables and rows', () => {
    const text = [
      "sql.raw(up ? 'rowid' : 'position');",
      'column.primaryKey().autoIncrement();',
      'x.orIgnore();',
      'sql`where a in (${sql.join(some)})`;',
    ].join('\n');
    expect(complaints([{ path: 'src/bff/core/x.ts', text }]).map((one) => one.slice(0, 20))).toEqual([
      'src/bff/core/x.ts:1:',
      'src/bff/core/x.ts:2:',
      'src/bff/core/x.ts:3:',
      'src/bff/core/x.ts:4:',
    ]);
  });
});
