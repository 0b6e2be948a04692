import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './support/source-files.ts';

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly resolved?: string;
  readonly integrity?: string;
}

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
const SIGN_IN = /^(better-auth|@better-auth\/.+)$/;
const REGISTRY = 'https://registry.npmjs.org/';
const direct = Object.keys(packages['']?.dependencies ?? {});

/** Where a package finds another, as Node looks for it: from its own folder outwards. */
function placeOf(name: string, from: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[place]) return place;
    if (folder === '') return null;
  }
}

/** Everything that these packages need to run, themselves included. */
function closureOf(names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = names.map((name) => ({ name, from: '' }));
  for (let next = open.pop(); next; next = open.pop()) {
    const place = placeOf(next.name, next.from);
    if (place === null || found.has(place)) continue;
    found.add(place);
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = packages[place] ?? {};
    const peers = Object.keys(peerDependencies).filter(
      (name) => peerDependenciesMeta[name]?.optional !== true,
    );
    for (const name of [...Object.keys(dependencies), ...peers]) open.push({ name, from: place });
  }
  return found;
}

describe('what a server needs to be installed', () => {
  const own = closureOf(direct.filter((name) => !SIGN_IN.test(name)));
  const all = closureOf(direct);

  it('is at most 25 packages beside those of the sign-in library', () => {
    expect([...own].map((place) => place.replace('node_modules/', '')).sort()).toEqual([
      '@hono/node-server',
      'hono',
      'kysely',
      'papaparse',
      'saxes',
      'undici',
      'xmlchars',
      'zod',
    ]);
    expect(all.size).toBeLessThanOrEqual(55);
  });

  it('comes from the registry, each with its checksum', () => {
    const strange = Object.entries(packages).filter(
      ([place, { resolved, integrity }]) =>
        place !== '' && !(integrity?.startsWith('sha512-') && (resolved ?? REGISTRY).startsWith(REGISTRY)),
    );
    expect(strange.map(([place]) => place)).toEqual([]);
  });
});
