import { parentPort, workerData } from 'node:worker_threads';
import type { Bug } from '../bugs/bugs.ts';
import { plant } from '../bugs/plant.ts';

const { bug } = workerData as { readonly bug?: Bug };
if (bug) plant(bug);

// Loaded after the bug is planted.
const { exploreRaces } = await import('./explore.ts');
const { createStorage } = await import('../world/storage.ts');

parentPort?.postMessage(await exploreRaces(await createStorage()));
