import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStaticFiles } from '#bff/edge/static-files.ts';
import type { StaticFiles } from '#bff/edge/static-files.ts';

const script = 'console.log("counterfoil");\n'.repeat(100);
let parent: string;
let files: StaticFiles;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'counterfoil-static-'));
  const dist = join(parent, 'dist');
  mkdirSync(join(dist, 'assets'), { recursive: true });
  mkdirSync(join(dist, '.vite'));
  writeFileSync(join(parent, 'secret.txt'), 'outside');
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Counterfoil</title>');
  writeFileSync(join(dist, 'mark.svg'), '<svg/>');
  writeFileSync(join(dist, '.vite', 'manifest.json'), '{}');
  writeFileSync(join(dist, 'assets', 'main-Ab3_dE-9.js'), script);
  writeFileSync(join(dist, 'assets', 'page-12345678.js'), script);
  writeFileSync(join(dist, 'assets', 'page-12345678.js.br'), brotliCompressSync('built'));
  files = await loadStaticFiles(dist);
});
afterAll(() => rmSync(parent, { recursive: true }));

const page = { accept: 'text/html,application/xhtml+xml' };

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Response | null {
  return files(new Request(`http://127.0.0.1:8787${path}`, { headers, method }));
}

describe('the files of the app', () => {
  it('are kept for ever when their name holds their hash, and asked for again otherwise', () => {
    expect(get('/assets/main-Ab3_dE-9.js')?.headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    );
    expect(get('/mark.svg')?.headers.get('cache-control')).toBe('no-cache');
    expect(get('/')?.headers.get('cache-control')).toBe('no-cache');
  });

  it('come compressed to who can read it', async () => {
    const brotli = get('/assets/main-Ab3_dE-9.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli?.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(await brotli!.bytes()).toString()).toBe(script);
    const gzip = get('/assets/main-Ab3_dE-9.js', { 'accept-encoding': 'gzip;q=0.5, br;q=0' });
    expect(gunzipSync(await gzip!.bytes()).toString()).toBe(script);
    const plain = get('/assets/main-Ab3_dE-9.js');
    expect(plain?.headers.get('content-encoding')).toBeNull();
    expect(await plain?.text()).toBe(script);
    expect(plain?.headers.get('vary')).toBe('Accept-Encoding');
  });

  it('are taken as the build compressed them', async () => {
    const built = get('/assets/page-12345678.js', { 'accept-encoding': 'br' });
    expect(brotliDecompressSync(await built!.bytes()).toString()).toBe('built');
    expect(get('/assets/page-12345678.js.br')).toBeNull();
  });

  it('are not sent twice to who has them', () => {
    const etag = get('/')?.headers.get('etag') ?? '';
    const again = get('/', { 'if-none-match': `"other", ${etag}` });
    expect(again?.status).toBe(304);
    expect(again?.body).toBeNull();
  });

  it('have no body for HEAD', () => {
    const head = get('/assets/main-Ab3_dE-9.js', {}, 'HEAD');
    expect(head?.body).toBeNull();
    expect(head?.headers.get('content-length')).toBe(String(script.length));
  });

  it('give the app for every address that is a page', async () => {
    for (const path of ['/', '/transactions', '/transactions/tr_1?from=x', '/a/b.c/d']) {
      expect(await get(path, page)?.text(), path).toContain('<title>Counterfoil');
    }
    expect(get('/transactions', { accept: '*/*' })).toBeNull();
    expect(get('/assets/gone-12345678.js', page)).toBeNull();
    expect(get('/favicon.ico', page)).toBeNull();
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00/secret.txt',
    '/%zz.txt',
    '/.vite/manifest.json',
  ])('are all that can be had: %s', (path) => {
    expect(get(path)).toBeNull();
  });

  it('must be there at the start', async () => {
    await expect(loadStaticFiles(join(parent, 'nowhere'))).rejects.toThrow();
    await expect(loadStaticFiles(join(parent, 'dist', 'assets'))).rejects.toThrow('no index.html');
  });
});
