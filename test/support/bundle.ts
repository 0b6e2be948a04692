import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './source-files.ts';

interface ManifestChunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

export interface Bundle {
  /** Every chunk and asset by its source, as Vite's manifest has it. */
  readonly manifest: Readonly<Record<string, ManifestChunk>>;
  text(file: string): string;
  /** Size over the wire in bytes: scripts and styles travel gzipped. */
  gzipped(file: string): number;
}

/** Opens the output of `npm run build` or `npm run build:demo`, building it first when it is not there. */
export function openBundle(folder: 'dist' | 'dist-demo'): Bundle {
  const path = join(root, folder);
  const manifestPath = join(path, '.vite/manifest.json');
  if (!existsSync(manifestPath)) build(folder);
  const read = (file: string): Buffer => readFileSync(join(path, file));
  return {
    manifest: JSON.parse(readFileSync(manifestPath, 'utf8')) as Bundle['manifest'],
    text: (file) => read(file).toString('utf8'),
    gzipped: (file) => gzipSync(read(file), { level: 9 }).length,
  };
}

/** What the browser has to fetch before the given entries run: their static imports, and the styles of all. */
export function closure(
  { manifest }: Bundle,
  entries: readonly string[],
): { scripts: string[]; styles: string[] } {
  const seen = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    manifest[key]?.imports?.forEach(visit);
  };
  entries.forEach(visit);
  const chunks = [...seen].flatMap((key) => manifest[key] ?? []);
  return {
    scripts: [...new Set(chunks.map(({ file }) => file))],
    styles: [...new Set(chunks.flatMap(({ css }) => css ?? []))],
  };
}

function build(folder: string): void {
  const mode = folder === 'dist-demo' ? 'demo' : 'production';
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--mode', mode, '--logLevel', 'error'];
  // Not Vitest's NODE_ENV: with that one React would be its development build.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stderr } = spawnSync(process.execPath, vite, { cwd: root, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${folder} could not be built:\n${stderr}`);
}
