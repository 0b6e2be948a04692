import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './support/source-files.ts';

const text = readFileSync(join(root, 'docs/security.md'), 'utf8');

interface Row {
  readonly id: string;
  readonly level: string;
  readonly proof: string;
}

/** Rows of the table of requirements: id, level, what it means here, and the test or the reason why there is none. */
const rows: Row[] = text.split('\n').flatMap((line): Row[] => {
  const cells = line.split('|').map((cell) => cell.trim());
  const [, id = '', level = '', , proof = ''] = cells;
  return /^\d+\.\d+\.\d+$/.test(id) ? [{ id, level, proof }] : [];
});
const testOf = ({ proof }: Row): string | null => /^`(test\/[\w./-]+\.test\.ts)`$/.exec(proof)?.[1] ?? null;

describe('docs/security.md', () => {
  it('lists each requirement once, with a test that exists or a reason', () => {
    expect(rows).toHaveLength(83);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(83);
    for (const row of rows) {
      const test = testOf(row);
      expect([row.id, test === null || existsSync(join(root, test))]).toEqual([row.id, true]);
      expect([row.id, test !== null || row.proof.startsWith('not covered')]).toEqual([row.id, true]);
    }
  });

  it('counts what its table says, by level', () => {
    const count = (level: string): string => {
      const all = rows.filter((row) => level === '' || row.level === level);
      return `${String(all.filter((row) => testOf(row) !== null).length)} of ${String(all.length)}`;
    };
    expect(text).toContain(`**${count('')} have a passing test**`);
    for (const level of ['1', '2', '3'])
      expect(text).toMatch(new RegExp(`\\| ${level} +\\| ${count(level)} +\\|`));
  });
});
