import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { closure, openBundle } from './support/bundle.ts';
import type { Bundle } from './support/bundle.ts';
import { root } from './support/source-files.ts';

const KB = 1024;

/** Strings that only MSW, the simulator, the BFF's core or the wire schemas contain. */
const sentinels = ['mockServiceWorker.js', 'key_sandbox_counterfoil', 'sqlite3', 'gateway_configurations'];

let production: Bundle;
let demo: Bundle;

beforeAll(() => {
  production = openBundle('dist');
  demo = openBundle('dist-demo');
}, 120_000);

function everyFile(folder: 'dist' | 'dist-demo' | 'public'): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, folder).length + 1));
}

describe('the production bundle', () => {
  it.each(sentinels)('does not contain %s, which the demo does', (sentinel) => {
    const holders = (folder: 'dist' | 'dist-demo', bundle: Bundle): string[] =>
      everyFile(folder).filter(
        (file) => /\.(js|html|css)$/.test(file) && bundle.text(file).includes(sentinel),
      );
    expect(holders('dist-demo', demo)).not.toEqual([]);
    expect(holders('dist', production)).toEqual([]);
  });

  it('has no service worker and no database', () => {
    expect(everyFile('dist').filter((file) => /mockServiceWorker|\.wasm$|sqlite/.test(file))).toEqual([]);
  });

  it('loads nothing from elsewhere', () => {
    const html = production.text('index.html');
    const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address = '']) => address);
    expect(addresses.length).toBeGreaterThan(3);
    expect(addresses.filter((address) => !/^(\/(?!\/)|data:)/.test(address))).toEqual([]);
    const styles = everyFile('dist').filter((file) => file.endsWith('.css'));
    for (const file of styles) expect(production.text(file)).not.toMatch(/url\(["']?(https?:)?\/\//);
  });

  it('has no inline script or style', () => {
    const html = production.text('index.html');
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)/);
  });
});

describe('what loads before the list of transactions', () => {
  const first = (): ReturnType<typeof closure> => closure(production, ['index.html']);

  it('is the frame and the list together', () => {
    const routes = Object.keys(production.manifest).filter((key) => key.startsWith('src/web/routes/'));
    expect(routes).not.toEqual([]);
    expect(routes.filter((key) => /transactions[/.]index/.test(key))).toEqual([]);
  });

  it('is at most 150 KB of scripts, none of them a crumb', () => {
    const sizes = first().scripts.map((file) => ({ file, size: production.gzipped(file) }));
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(150 * KB);
    expect(sizes.filter(({ size }) => size < 3 * KB)).toEqual([]);
  });

  it('is at most 15 KB of styles', () => {
    const sizes = first().styles.map((file) => production.gzipped(file));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(15 * KB);
  });

  it('is at most 60 KB of fonts on a page in Latin letters', () => {
    const fonts = everyFile('dist').filter((file) => /-latin-(?!ext)[^/]*\.woff2$/.test(file));
    expect(fonts).not.toEqual([]);
    const sizes = fonts.map((file) => statSync(join(root, 'dist', file)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60 * KB);
  });
});

describe('public/', () => {
  it('holds only what is meant to be served under a fixed name', () => {
    const allowed = ['favicon.svg', 'frame.css', 'robots.txt', 'theme.js'];
    expect(everyFile('public').filter((file) => !allowed.includes(file))).toEqual([]);
  });
});
