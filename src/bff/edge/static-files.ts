import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Already compressed, or too small to gain. */
const COMPRESSED = new Set(['.png', '.woff2', '.ico']);
const WORTH_COMPRESSING_BYTES = 600;

type Encoding = 'br' | 'gzip' | 'identity';
type Bytes = Uint8Array<ArrayBuffer>;

interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
  readonly bodies: Partial<Record<Encoding, Bytes>> & { readonly identity: Bytes };
}

/** Answers a request for a file of the built app; null when there is no such file. */
export type StaticFiles = (request: Request) => Response | null;

/**
 * Reads the built app into memory, so that a path is only ever looked up and never opened. Files that the build did
 * not compress (`name.br`, `name.gz`) are compressed here, once.
 * @throws when the folder cannot be read or holds no index.html
 */
export async function loadStaticFiles(folder: string): Promise<StaticFiles> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/').replace(/^\/?/, '/'),
    )
    .filter((path) => !path.includes('/.') && !/\.(br|gz|map)$/.test(path));
  const files = new Map(
    await Promise.all(names.map(async (path) => [path, await load(folder, path)] as const)),
  );
  const index = files.get('/index.html');
  if (!index) throw new Error('no index.html');

  return (request) => {
    const path = decodePath(new URL(request.url).pathname);
    const file =
      path === '/' ? index : (files.get(path) ?? (isNavigation(request, path) ? index : undefined));
    return file ? answer(request, file) : null;
  };
}

async function load(folder: string, path: string): Promise<StaticFile> {
  const identity = await readFile(join(folder, path));
  const extension = extname(path);
  const isHashed = /^\/assets\/.+-[\w-]{8}\.\w+$/.test(path);
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
    cacheControl: isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    bodies: {
      identity: new Uint8Array(identity),
      ...(!COMPRESSED.has(extension) &&
        identity.byteLength > WORTH_COMPRESSING_BYTES &&
        (await encode(folder, path, identity))),
    },
  };
}

async function encode(folder: string, path: string, identity: Buffer): Promise<{ br: Bytes; gzip: Bytes }> {
  const built = (suffix: string): Promise<Buffer | null> =>
    readFile(join(folder, `${path}.${suffix}`)).catch(() => null);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 9,
    [constants.BROTLI_PARAM_SIZE_HINT]: identity.byteLength,
  };
  const [br, gz] = await Promise.all([
    built('br').then((file) => file ?? promisify(brotliCompress)(identity, { params })),
    built('gz').then((file) => file ?? promisify(gzip)(identity, { level: 9 })),
  ]);
  return { br: new Uint8Array(br), gzip: new Uint8Array(gz) };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A page that the app's own router shows: asked for as a page, and not named like a file. */
function isNavigation(request: Request, path: string): boolean {
  const wantsPage = request.headers.get('accept')?.includes('text/html') ?? false;
  return wantsPage && !path.startsWith('/assets/') && !(extname(path) in TYPES);
}

function answer(request: Request, file: StaticFile): Response {
  const headers = {
    'Cache-Control': file.cacheControl,
    ETag: file.etag,
    Vary: 'Accept-Encoding',
  };
  if (request.headers.get('if-none-match')?.includes(file.etag))
    return new Response(null, { status: 304, headers });
  const encoding = pickEncoding(request.headers.get('accept-encoding') ?? '', file);
  const body = file.bodies[encoding] ?? file.bodies.identity;
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: {
      ...headers,
      'Content-Type': file.type,
      'Content-Length': String(body.byteLength),
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
    },
  });
}

function pickEncoding(accepted: string, file: StaticFile): Encoding {
  const offers = accepted.split(',').filter((offer) => !/;\s*q=0(\.0*)?\s*$/.test(offer));
  const names = new Set(offers.map((offer) => offer.split(';')[0]?.trim().toLowerCase()));
  return (['br', 'gzip'] as const).find((name) => names.has(name) && file.bodies[name]) ?? 'identity';
}
