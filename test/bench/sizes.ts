import { closure, openBundle } from '../support/bundle.ts';
import type { Bench } from './row.ts';

const KB = 1024;
const LIST = /^src\/web\/routes\/transactions[/.]index\.tsx\?tsr-split=component$/;

/** What loads before the list is usable; `npm test` holds the same limits at every change. */
export const sizesBench: Bench = {
  name: 'sizes',
  run() {
    const bundle = openBundle('dist');
    const list = Object.keys(bundle.manifest).filter((key) => LIST.test(key));
    const { scripts, styles } = closure(bundle, ['index.html', ...list]);
    const row = (what: string, files: readonly string[], limit: number) => {
      const size = files.reduce((sum, file) => sum + bundle.gzipped(file), 0) / KB;
      return {
        what: `${what}, gzip, ${String(files.length)} files`,
        ours: `${size.toFixed(1)} KB`,
        budget: `at most ${String(limit)} KB`,
        holds: size <= limit,
      };
    };
    return Promise.resolve([
      row('scripts before the list is usable', scripts, 150),
      row('styles before the list is usable', styles, 15),
    ]);
  },
};
