import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

export type Theme = 'light' | 'dark';

/** Shows the page as someone whose system asks for this theme sees it. */
export async function useTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
}

/** The rules of axe that a theme can break: all others look at structure, which both themes share. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * Fails with axe's findings on the page as it stands, in both themes; leaves it light.
 * @param within only there: axe takes what covers a text for its background
 */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  const builder = async () => (await axe(page)).include(within);
  await expectNoFindings(page, 'dark', (await builder()).withRules(RULES_OF_COLOUR));
  await expectNoFindings(page, 'light', await builder());
}

/** What stands for axe's own half a megabyte where the document has it already: reading it takes longer than a look. */
const IS_THERE = 'axe';

/** Without frames of other origins, of which there are none, axe need not open a second page for its report. */
async function axe(page: Page): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => 'axe' in window);
  return new AxeBuilder({ page, ...(isThere && { axeSource: IS_THERE }) }).setLegacyMode(true);
}

async function expectNoFindings(page: Page, theme: Theme, builder: AxeBuilder): Promise<void> {
  await useTheme(page, theme);
  const { violations } = await builder.analyze();
  const findings = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
  expect(findings, `axe, ${theme}`).toEqual([]);
}
