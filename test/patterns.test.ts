import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { runsAway } from './support/runaway-pattern.ts';
import { projectFiles } from './support/source-files.ts';
import type { SourceFile } from './support/source-files.ts';

/** Every pattern that a file writes down, in its code and not in its comments. */
function patternsOf({ path, text }: SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false));
  return found;
}

function asPattern(literal: string): { source: string; flags: string } {
  const end = literal.lastIndexOf('/');
  return { source: literal.slice(1, end), flags: literal.slice(end + 1) };
}

const files = projectFiles(/^(src|public)\/.+\.(ts|tsx|js)$/);
const patterns = files.flatMap((file) => patternsOf(file).map((literal) => ({ path: file.path, literal })));

describe('the patterns of the product', () => {
  it('none of them takes exponential time, whatever the text', () => {
    expect(patterns.length).toBeGreaterThan(120);
    expect(patterns.filter(({ literal }) => runsAway(asPattern(literal)))).toEqual([]);
    expect(runsAway(z.regexes.email)).toBe(false);
  });

  it('what is put together at run time is made of our own routes, lengths of account numbers, and the signs of an amount', () => {
    const making = files.filter(({ text }) => /\bRegExp\(/.test(text)).map(({ path }) => path);
    expect(making).toEqual([
      'src/bff/core/access/route-policy.ts',
      'src/bff/core/http/guards.ts',
      'src/bff/edge/route-names.ts',
      'src/domain/bank-account.ts',
      'src/web/features/transaction-detail/money/amount-input.ts',
    ]);
  });
});

describe('the judgement', () => {
  it.each([
    /(a+)+$/,
    /(a|a)*b/,
    /(a*)*b/,
    /(?:a|ab|b)*c/,
    /(\w|\d)+x/,
    /(x+x+)+y/,
    /^(([a-z])+.)+[A-Z]([a-z])+$/,
    /^(?:\s*\w*\s*)*$/,
  ])('finds %s', (pattern) => expect(runsAway(pattern)).toBe(true));

  it.each([/^[a-z]+(?:_[a-z]+)*$/, /^(\d+\.){3}\d+$/, /^-?\d+(\.\d+)?$/, /^(a|b)*c$/, /\s+$/])(
    'lets %s pass',
    (pattern) => expect(runsAway(pattern)).toBe(false),
  );
});
