import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { preview } from 'vite';
import { chromiumArgs, ensureChromium } from './e2e/support/chromium.ts';

/** `npm run picture`: takes the README's pictures from the demo, so that they show the product as it is. */
const PORT = 4176;
const FOLDER = join(import.meta.dirname, '../docs/pictures');
const VIEWPORT = { width: 1440, height: 900 };

async function picture(browser: Browser, theme: 'light' | 'dark'): Promise<void> {
  const page = await browser.newPage({
    viewport: VIEWPORT,
    colorScheme: theme,
    timezoneId: 'Europe/Stockholm',
  });
  await page.goto(`http://127.0.0.1:${String(PORT)}/transactions`);
  await page.getByText('Searched all').waitFor({ timeout: 120_000 });
  await page.screenshot({ path: join(FOLDER, `transactions-${theme}.png`) });
  await page.goto(`http://127.0.0.1:${String(PORT)}/transactions?status=refunded&limit=100`);
  await page.getByText('Searched all').waitFor({ timeout: 120_000 });
  // One that says much: declined at one PSP, captured at the next, and a part of it went back.
  const told = page.getByRole('row', { name: /→.*Partly refunded/ }).first();
  await told.locator('[data-row-link]').click();
  await page.getByRole('heading', { name: 'Where is the money' }).waitFor();
  await page.getByText(/^Payouts (not|are still being) read/).waitFor({ state: 'hidden', timeout: 120_000 });
  await page.screenshot({ path: join(FOLDER, `transaction-${theme}.png`) });
  await page.close();
}

mkdirSync(FOLDER, { recursive: true });
const server = await preview({
  mode: 'demo',
  build: { outDir: 'dist-demo' },
  preview: { port: PORT, host: '127.0.0.1', strictPort: true },
});
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArgs] });
for (const theme of ['light', 'dark'] as const) await picture(browser, theme);
await browser.close();
await server.close();
