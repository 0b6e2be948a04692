import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// `npm start` serves dist/; a fresh clone has none yet.
if (!existsSync(new URL('../dist/index.html', import.meta.url))) {
  const { status } = spawnSync('npm', ['run', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  process.exit(status ?? 1);
}
