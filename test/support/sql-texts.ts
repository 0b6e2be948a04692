import ts from 'typescript';
import type { SourceFile } from './source-files.ts';

export interface SqlText {
  readonly line: number;
  /** With `$` where a value or another piece of SQL comes in. */
  readonly text: string;
}

/** The SQL that a TypeScript file holds: what is tagged `sql`, and what is handed to `sql.raw`. */
export function sqlTexts({ path, text }: SourceFile): SqlText[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: SqlText[] = [];
  const visit = (node: ts.Node): void => {
    const words = sqlOf(node);
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    if (words !== null) found.push({ line, text: words });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function sqlOf(node: ts.Node): string | null {
  if (ts.isTaggedTemplateExpression(node) && isNamed(node.tag, 'sql')) return textOf(node.template);
  if (ts.isCallExpression(node) && isRaw(node.expression)) return node.arguments.flatMap(stringsIn).join(' ');
  return null;
}

function isNamed(node: ts.Expression, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

function isRaw(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && isNamed(node.expression, 'sql') && node.name.text === 'raw';
}

function textOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.head.text + template.templateSpans.map(({ literal }) => `$${literal.text}`).join('');
}

/** Also of `ascending ? '>' : '<'`, and the like. */
function stringsIn(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  const found: string[] = [];
  ts.forEachChild(node, (child) => void found.push(...stringsIn(child)));
  return found;
}
