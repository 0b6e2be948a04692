import { DatabaseSync } from 'node:sqlite';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openCompany } from '#test/bff/edge/sign-in/company.ts';
import type { Company } from '#test/bff/edge/sign-in/company.ts';
import { createNodeStack } from './node-stack.ts';
import { test as base } from './test.ts';

/** A server where people sign in, and nobody is there yet. */
export interface Office {
  readonly url: string;
  /** The one-time link that the server printed when it started. */
  readonly firstStart: string;
  /** The OpenID provider of the company that runs it. */
  readonly company: Company;
  /** Everybody who is signed in has been for so long already: their sessions are older from now on. */
  signedInLongAgo(minutes: number): void;
}

/** Beyond the ports of the servers that every worker has. */
const FURTHER_PORTS = 4;

export const test = base.extend<{ office: Office }>({
  office: async ({ page, quiet, payments }, use, info) => {
    const stack = createNodeStack(info.parallelIndex + FURTHER_PORTS, { payments, signIn: true });
    const company = await openCompany(stack.url);
    const { issuer, clientId, clientSecret, name } = company.singleSignOn;
    await stack.start({
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_NAME: name,
    });
    const firstStart = /http\S+\/first-start#\S+/.exec(stack.output())?.[0] ?? '';
    // The browser's own line about every request that was refused because nobody is signed in.
    quiet.expectConsole(/status of 401/);
    // And the one about what signing out clears.
    quiet.expectConsole(/Clear-Site-Data header/);
    const signedInLongAgo = (minutes: number) => ageSessions(stack.databaseFile(), minutes);
    await use({ url: stack.url, firstStart, company, signedInLongAgo });
    if (info.status !== info.expectedStatus) await info.attach('office', { body: stack.output() });
    // A page that still listens would tell of the server's end.
    await page.close();
    await stack.stop();
    await company.close();
  },
});

function ageSessions(file: string, minutes: number): void {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database
    .prepare(`update sign_in_session set created_at = strftime('%Y-%m-%dT%H:%M:%fZ', created_at, ?)`)
    .run(`-${String(minutes)} minutes`);
  database.close();
}

export const PASSWORD = 'four unrelated plain words';

/** Fills the page that a one-time link leads to, and is in. */
export async function arrive(page: Page, link: string, name: string, email?: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  if (email !== undefined) await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: /^(Make the administrator|Join)$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
}

/** From the menu of whoever is signed in. */
export async function fromMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Acting as/ }).click();
  const menu = page.getByRole('dialog', { name: 'You' });
  await menu.getByRole('link', { name }).or(menu.getByRole('button', { name })).click();
}
