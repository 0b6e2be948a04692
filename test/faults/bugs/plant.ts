import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Bug } from './bugs.ts';

const ROOT = new URL('../../../', import.meta.url);

/** Changes one place of one source file as this thread loads it; the file itself stays as it is. */
export function plant({ file, find, replace }: Bug): void {
  const victim = new URL(file, ROOT).href;
  const source = readFileSync(fileURLToPath(victim), 'utf8');
  if (source.split(find).length !== 2) throw new Error(`${file} does not hold "${find}" exactly once`);
  registerHooks({
    load(url, context, next) {
      if (url !== victim) return next(url, context);
      return { format: 'module-typescript', shortCircuit: true, source: source.replace(find, () => replace) };
    },
  });
}
