import { parentPort } from 'node:worker_threads';
import { createStorage } from '../world/storage.ts';
import { exploreRaces } from './explore.ts';

parentPort?.postMessage(await exploreRaces(await createStorage()));
