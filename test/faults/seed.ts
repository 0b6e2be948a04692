import { runSeed } from './model/run-seed.ts';
import { createStorage } from './world/storage.ts';

/** `node test/faults/seed.ts 42`: one run of the model again, with its trace. */
const seed = Number(process.argv[2]);
const result = await runSeed(seed, await createStorage());
for (const line of result.trace) console.log(line);
console.log(result.violation ?? 'No violation.');
process.exitCode = result.violation === null ? 0 : 1;
