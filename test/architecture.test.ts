import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circlesOf } from './support/circles.ts';
import { importsOf, isBarrel, projectFiles, root } from './support/source-files.ts';
import type { Import, SourceFile } from './support/source-files.ts';

/**
 * Layers from the most specific path to the least, with the layers and packages that each may import. A layer may
 * always import itself. The compiler's project references hold the same rules between whole folders.
 */
const layers: { name: string; path: RegExp; may: string[]; packages: RegExp }[] = [
  { name: 'domain', path: /^src\/domain\//, may: [], packages: /^$/ },
  { name: 'contract', path: /^src\/contract\//, may: ['domain'], packages: /^zod\/mini$/ },
  { name: 'wire', path: /^src\/bff\/core\/processout\/wire/, may: ['domain'], packages: /^zod$/ },
  {
    name: 'core',
    path: /^src\/bff\/core\//,
    may: ['domain', 'contract', 'wire'],
    packages: /^(zod|zod\/mini|hono(\/.+)?|kysely(\/migration)?|papaparse|saxes)$/,
  },
  {
    name: 'edge',
    path: /^src\/bff\/edge\//,
    may: ['domain', 'contract', 'core'],
    packages:
      /^(zod\/mini|node:.+|hono(\/.+)?|kysely|@hono\/node-server(\/.+)?|undici|better-auth\/.+|@better-auth\/.+)$/,
  },
  {
    name: 'node',
    path: /^src\/bff\/(node|audit-verify)\.ts$/,
    may: ['domain', 'contract', 'core', 'edge'],
    packages: /^(node:.+|@hono\/node-server)$/,
  },
  {
    name: 'ui',
    path: /^src\/web\/ui\//,
    may: ['format'],
    packages: /^(react|react-dom|react-day-picker|uqr)(\/.+)?$/,
  },
  { name: 'format', path: /^src\/web\/format\//, may: ['domain'], packages: /^$/ },
  {
    name: 'charts',
    path: /^src\/web\/charts\//,
    may: ['domain', 'format', 'ui'],
    packages: /^(react|recharts)$/,
  },
  {
    name: 'api',
    path: /^src\/web\/api\//,
    may: ['domain', 'contract'],
    packages: /^(zod\/mini|react|@tanstack\/react-query)$/,
  },
  {
    // What several features share: words about a status, preferences, the clock.
    name: 'common',
    path: /^src\/web\/common\//,
    may: ['domain', 'contract', 'api', 'format', 'ui'],
    packages: /^(react|@tanstack\/react-(query|router))$/,
  },
  {
    name: 'features',
    path: /^src\/web\/features\//,
    may: ['domain', 'contract', 'api', 'format', 'charts', 'ui', 'common'],
    packages: /^(zod\/mini|react|react-dom|@tanstack\/react-(query|router))(\/.+)?$/,
  },
  {
    name: 'routes',
    path: /^src\/web\/routes\//,
    may: ['domain', 'contract', 'api', 'format', 'charts', 'ui', 'common', 'features'],
    packages: /^(zod\/mini|react|@tanstack\/react-(query|router))$/,
  },
  {
    name: 'app',
    path: /^src\/web\/app\//,
    may: ['domain', 'contract', 'api', 'format', 'charts', 'ui', 'common', 'features', 'routes'],
    packages: /^(react|react-dom|@tanstack\/react-(query|router)|@fontsource-variable\/.+)(\/.+)?$/,
  },
  {
    name: 'main',
    path: /^src\/web\/main\.ts$/,
    may: ['app'],
    packages: /^$/,
  },
  {
    name: 'simulator',
    path: /^mocks\/processout\//,
    may: ['domain', 'wire'],
    packages: /^(zod\/mini|hono(\/.+)?)$/,
  },
  {
    name: 'demo',
    path: /^mocks\/(main\.ts|demo(\.ts|\/))/,
    may: ['domain', 'contract', 'core', 'simulator'],
    packages: /^(msw(\/.+)?|kysely|@sqlite\.org\/sqlite-wasm(\/sqlite3\.wasm\?url)?)$/,
  },
  {
    name: 'mounts',
    path: /^mocks\//,
    may: ['domain', 'contract', 'core', 'edge', 'node', 'simulator'],
    packages: /^(msw(\/.+)?|node:.+|kysely|@hono\/node-server)$/,
  },
];

const generated = /route-tree\.gen\.ts$/;
const sources = projectFiles(/^(src|mocks)\/.+\.tsx?$/).filter(({ path }) => !generated.test(path));
const edges = sources.flatMap((file) => importsOf(file).map((edge) => ({ file, edge })));

function layerOf(path: string): (typeof layers)[number] | undefined {
  return layers.find((layer) => layer.path.test(path));
}

function feature(path: string): string | undefined {
  return /^src\/web\/features\/([^/]+)\//.exec(path)?.[1];
}

function complaint(file: SourceFile, { target, own }: Import): string | undefined {
  const from = layerOf(file.path);
  if (!from) return `${file.path} is in no layer`;
  if (!own)
    return from.packages.test(target) || target.endsWith('.css')
      ? undefined
      : `${file.path} imports ${target}`;
  if (file.path === 'mocks/main.ts' && target === 'src/web/app/start.tsx') return undefined;
  if (generated.test(target)) return from.name === 'app' ? undefined : `${file.path} imports the route tree`;
  const to = layerOf(target);
  if (!to)
    return /\.css$|^package\.json$/.test(target)
      ? undefined
      : `${file.path} imports ${target}, which is in no layer`;
  const other = feature(target);
  if (other && from.name === 'features' && other !== feature(file.path)) {
    return `${file.path} imports another feature: ${target}`;
  }
  return to.name === from.name || from.may.includes(to.name)
    ? undefined
    : `${file.path} (${from.name}) imports ${target} (${to.name})`;
}

function linesMatching(files: SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

describe('imports', () => {
  it('go only where the layers allow', () => {
    expect(edges.map(({ file, edge }) => complaint(file, edge)).filter(Boolean)).toEqual([]);
  });

  it('never lead from what ships to the demo', () => {
    const into = edges.filter(
      ({ file, edge }) => /^src\//.test(file.path) && edge.target.startsWith('mocks/'),
    );
    expect(into.map(({ file }) => file.path)).toEqual([]);
  });

  it('run in no circle, but where objects of the API expand each other', () => {
    const graph = new Map<string, string[]>(sources.map(({ path }) => [path, []]));
    for (const { file, edge } of edges)
      if (edge.own && !edge.typeOnly) graph.get(file.path)?.push(edge.target);
    const renderers = ['invoice', 'party', 'transaction'].map(
      (name) => `mocks/processout/http/render-${name}.ts`,
    );
    expect(circlesOf(graph)).toEqual([renderers]);
  });

  it('name files, not folders: there are no barrels', () => {
    expect(linesMatching(sources, /^export \*/)).toEqual([]);
    expect(sources.filter(isBarrel).map(({ path }) => path)).toEqual([]);
  });
});

describe('files', () => {
  it('have at most 300 lines', () => {
    const files = projectFiles(/^(src|mocks|test|tools)\/.+\.(tsx?|js|css)$/).filter(
      ({ path }) => !generated.test(path),
    );
    const long = files.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
    expect(long.filter(({ lines }) => lines > 300)).toEqual([]);
  });

  it('leave nothing for later', () => {
    const markers = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK'].join('|')})\\b`);
    expect(linesMatching(projectFiles(/\.(tsx?|js|css|md|json|html|ya?ml)$/), markers)).toEqual([]);
  });

  it('skip no test', () => {
    expect(
      linesMatching(projectFiles(/^test\/.+\.tsx?$/), /\b(it|test|describe)\.(skip|only|todo|fixme|fails)\b/),
    ).toEqual([]);
  });

  it('export by name', () => {
    expect(linesMatching(sources, /^export default/)).toEqual([]);
  });

  it('write to the console in the logger only', () => {
    const files = sources.filter(({ path }) => path.startsWith('src/') && path !== 'src/bff/edge/log.ts');
    expect(linesMatching(files, /\bconsole\./)).toEqual([]);
  });

  it('keep styles and markup out of attributes, as the content security policy demands', () => {
    const files = sources.filter(({ path }) => path.startsWith('src/web/'));
    expect(linesMatching(files, /\bstyle=|dangerouslySetInnerHTML|\.innerHTML\b/)).toEqual([]);
  });
});

describe('documents', () => {
  it('link to files that exist', () => {
    const broken = projectFiles(/\.md$/).flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
        .map(([, link]) => link ?? '')
        .filter((link) => !existsSync(join(root, dirname(path), link)))
        .map((link) => `${path}: ${link}`),
    );
    expect(broken).toEqual([]);
  });
});
