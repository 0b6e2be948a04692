import * as L from '/work/main/test/bench/lists.ts';
import { nodeSqliteDialect } from '/work/main/src/bff/edge/sqlite-dialect.ts';
const n = Number(process.argv[2]);
const sql: [string, number][] = [];
if (process.argv[3]) {
  const { DatabaseSync } = await import('node:sqlite');
}
const bff = await L.openBff(await L.mirrorFile(n));
const only = process.argv[3];
for (const { what, query } of L.LIST_MIXES) {
  if (only && !what.includes(only)) continue;
  const times: number[] = [];
  for (let i = 0; i < 15; i++) {
    times.push(await L.timeOf(bff, query));
    if (times[0]! > 2000) break;
  }
  console.log(
    what.padEnd(45),
    times[0]!.toFixed(1),
    [...times].sort((a, b) => a - b)[7]?.toFixed(1),
    Math.max(...times.slice(1)).toFixed(1),
  );
}
console.log(process.memoryUsage().rss / 1e6);
await bff.stop();
