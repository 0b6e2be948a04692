import { arch, cpus, totalmem } from 'node:os';
import { browserBench } from './browser.ts';
import { demoBench } from './demo.ts';
import { journalBench } from './journal.ts';
import { latencyBench } from './latency.ts';
import { listsBench } from './lists.ts';
import { memoryBench } from './memory.ts';
import { mirrorBench } from './mirror.ts';
import { payoutsBench } from './payouts.ts';
import { reconcileBench } from './reconcile.ts';
import { reportsBench } from './reports.ts';
import type { Bench, Row } from './row.ts';
import { sizesBench } from './sizes.ts';
import { statementsBench } from './statements.ts';

/** `npm run bench [-- name ...]`: every figure beside its peer from the same run, ratios first. */
const BENCHES: readonly Bench[] = [
  sizesBench,
  listsBench,
  mirrorBench,
  journalBench,
  reconcileBench,
  statementsBench,
  payoutsBench,
  reportsBench,
  latencyBench,
  memoryBench,
  browserBench,
  demoBench,
];

function line(row: Row): string {
  const ratio = row.ratio === undefined ? '     -' : `${row.ratio.toFixed(2)}x`.padStart(6);
  const peer = row.peer === undefined ? '' : `  peer ${row.peer}`;
  return `${ratio}  ${row.holds ? 'holds ' : 'MISSED'}  ${row.what}: ${row.ours}${peer}  (budget ${row.budget})`;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(', ')}. There are: ${BENCHES.map((bench) => bench.name).join(', ')}.`,
  );
  process.exit(1);
}

console.log(
  `Node ${process.version}, ${arch()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
);
for (const bench of BENCHES) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
  console.log(`\n${bench.name}`);
  for (const row of await bench.run()) console.log(line(row));
}
