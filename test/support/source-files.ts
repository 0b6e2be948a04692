import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface SourceFile {
  /** Path from the repository's root. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** A path from the repository's root for this project's own files, else the package as written. */
  readonly target: string;
  readonly own: boolean;
  /** Nothing of it is there when the program runs. */
  readonly typeOnly: boolean;
}

const outputs = new Set(['node_modules', '.git', '.tanstack', 'dist', 'dist-demo', 'data', 'test-results']);
const paths = filesUnder('').sort();

/** The project's own files whose path from the root matches. */
export function projectFiles(pattern: RegExp): SourceFile[] {
  return paths
    .filter((path) => pattern.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !outputs.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
}

/** What a TypeScript file imports: declarations, `export … from`, `import()` calls and `import()` types. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) found.push({ ...resolve(path, specifier), typeOnly: isTypeOnly(node) });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return found;
}

/** True for a file that does nothing but pass on what other files export. */
export function isBarrel({ path, text }: SourceFile): boolean {
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  return (
    statements.length > 0 &&
    statements.every((s) => ts.isExportDeclaration(s) && s.moduleSpecifier !== undefined)
  );
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literal(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literal(node.argument.literal);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return literal(node.arguments[0]);
  return undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return ts.isImportTypeNode(node) || (ts.isExportDeclaration(node) && node.isTypeOnly);
}

function literal(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteral(node) ? node.text : undefined;
}

function resolve(from: string, specifier: string): Omit<Import, 'typeOnly'> {
  if (specifier.startsWith('.')) return { own: true, target: normalize(join(dirname(from), specifier)) };
  // package.json "imports": everything but the mocks and the tests lives under src/.
  const alias = /^#(mocks|test)?(.+)$/.exec(specifier);
  if (!alias) return { own: false, target: specifier };
  return { own: true, target: alias[1] ? specifier.slice(1) : `src/${alias[2] ?? ''}` };
}
