import { parentPort } from 'node:worker_threads';
import { createStorage } from '../world/storage.ts';
import { playStories } from './play-stories.ts';

parentPort?.postMessage(await playStories(await createStorage()));
