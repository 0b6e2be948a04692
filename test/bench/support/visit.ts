import type { Browser, CDPSession, Page } from 'playwright';
import { watchInteractions } from './interactions.ts';

export interface Visit {
  readonly page: Page;
  readonly cdp: CDPSession;
  leave(): Promise<void>;
}

/** A page in a browser of its own context: nothing cached, nothing stored. */
export async function visit(browser: Browser, slowdown: number): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await watchInteractions(page);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return { page, cdp, leave: () => context.close() };
}
