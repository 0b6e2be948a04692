import '#web/ui/fonts.css';
import '#web/ui/tokens.css';
import '#web/ui/base.css';
import '#web/ui/print.css';
import { startApp } from '#web/app/start.tsx';

declare const __DEMO__: boolean;

/** In the demo the backend and the simulator start inside this page first; production bundles hold neither. */
async function main(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  if (!__DEMO__) return startApp(root);
  const { startDemo } = await import('#mocks/demo.ts');
  const { controls } = await startDemo();
  startApp(root, controls);
}

void main();
