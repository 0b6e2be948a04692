import { demo } from './demo.ts';
import { startApp } from '#web/app/start.tsx';

/** The demo's page: its backend and its ProcessOut start as this is loaded, before the app is. */
const { controls } = await demo;
void startApp(controls);
