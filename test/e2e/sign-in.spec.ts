import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { arrive, fromMenu, PASSWORD, test } from './support/office.ts';
import { openPayment, refundAmount } from './support/screens.ts';
import { expect, keepOnline } from './support/test.ts';
import { totp } from './support/totp.ts';
import { expectFitsPhone } from './support/width.ts';

const ADA = 'ada@shop.example';

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(ADA);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** From the page of people. @returns the link that lets them join */
async function invite(page: Page, email: string, role: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByRole('radio', { name: role }).check();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = (await dialog.getByText(/\/join#/).textContent()) ?? '';
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  return link;
}

/** @returns the authenticator's key */
async function setUpAuthenticator(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Set it up' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  const key = (await dialog.getByText(/^([A-Z2-7]{4} ){3}/).textContent()) ?? '';
  await dialog.getByLabel('The code that the app shows now').fill(totp(key));
  await dialog.getByRole('button', { name: 'Set it up' }).click();
  await expect(dialog.getByRole('list', { name: 'Backup codes' }).getByRole('listitem')).toHaveCount(10);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('It is set up:')).toBeVisible();
  return key;
}

async function proveAgain(page: Page): Promise<void> {
  const asked = page.getByRole('dialog', { name: 'Is it still you?' });
  await asked.getByLabel('Your password', { exact: true }).fill(PASSWORD);
  await asked.getByRole('button', { name: 'It is me' }).click();
  await expect(asked).toBeHidden();
}

async function expectNothingKept(page: Page): Promise<void> {
  expect(await page.context().cookies()).toEqual([]);
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage).filter((key) => !key.startsWith('tsr-scroll')),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
  }));
  expect(kept).toEqual({ local: [], session: [], databases: [], caches: [] });
}

test('the first administrator comes in, invites a colleague, changes their role and shows them out', async ({
  page,
  office,
  browser,
}) => {
  test.slow();
  await page.goto(office.firstStart);
  await expect(page.getByRole('heading', { name: 'Make the first administrator' })).toBeVisible();
  expect(page.url()).toBe(`${office.url}/first-start`);
  await expectAccessible(page);
  await page.goto('about:blank');
  await arrive(page, office.firstStart, 'Ada Nyberg', ADA);
  const key = await setUpAuthenticator(page);

  await fromMenu(page, 'Sign out');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expectNothingKept(page);
  await page.goto(`${office.url}/people?from=a-link`);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expectAccessible(page);
  await expectFitsPhone(page);
  await signIn(page, 'not the password at all');
  await expect(page.getByText('The e-mail address or the password is not right.')).toBeVisible();
  await signIn(page, PASSWORD);
  await page.getByLabel('Code of your authenticator app').fill(totp(key, 1));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(`${office.url}/people?from=a-link`);

  const dialog = page.getByRole('dialog');
  const link = await invite(page, 'jo@shop.example', /^Finance/);

  const theirs = await browser.newContext();
  const jo = await theirs.newPage();
  await keepOnline(jo);
  await arrive(jo, link, 'Jo Ek');
  await expect(jo.getByRole('img', { name: 'Acting as Jo Ek, Finance' })).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Change Jo Ek' }).click();
  await dialog.getByRole('radio', { name: /^Viewer/ }).check();
  await dialog.getByRole('button', { name: 'Change the role' }).click();
  await expect(page.getByRole('row', { name: /Jo Ek/ })).toContainText('Viewer');
  await jo.reload();
  await expect(jo.getByRole('img', { name: 'Acting as Jo Ek, Viewer' })).toBeVisible();

  await page.getByRole('button', { name: 'Change Ada Nyberg' }).click();
  await expect(dialog.getByText('The last administrator stays one')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Change Jo Ek' }).click();
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByRole('row', { name: /Jo Ek/ })).toContainText('Disabled');
  await expectAccessible(page);
  await expectFitsPhone(page);
  await jo.getByRole('link', { name: 'Payouts' }).first().click();
  await expect(jo.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await theirs.close();
});

test('a passkey signs in, and what needs a fresh sign-in is sent again as it was', async ({
  page,
  office,
  quiet,
}) => {
  quiet.expectConsole(/status of 403/);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  await arrive(page, office.firstStart, 'Ada Nyberg', ADA);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Its name').fill('Work laptop');
  await dialog.getByRole('button', { name: 'Add it' }).click();
  await expect(page.getByText('Work laptop')).toBeVisible();
  await expectAccessible(page);
  await expectFitsPhone(page);

  await fromMenu(page, 'Sign out');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByRole('img', { name: 'Acting as Ada Nyberg, Administrator' })).toBeVisible();

  const keys: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/people'))
      keys.push(request.headers()['idempotency-key']);
  });
  office.signedInLongAgo(10);
  await fromMenu(page, 'People');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await dialog.getByLabel('E-mail').fill('jo@shop.example');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const asked = page.getByRole('dialog', { name: 'Is it still you?' });
  await asked.getByLabel('Your password', { exact: true }).waitFor();
  await expectAccessible(page);
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByText('Nobody was invited.')).toBeVisible();
  await expect(dialog.getByLabel('E-mail')).toHaveValue('jo@shop.example');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await asked.getByLabel('Your password', { exact: true }).fill(PASSWORD);
  await asked.getByRole('button', { name: 'It is me' }).click();
  await expect(page.getByRole('dialog').getByText(/\/join#/)).toBeVisible();
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

test('a refund above the limit asks whether it is still you, and so does its approval', async ({
  page,
  office,
  quiet,
  browser,
}) => {
  test.slow();
  quiet.expectConsole(/status of 403/);
  await arrive(page, office.firstStart, 'Ada Nyberg', ADA);
  await fromMenu(page, 'People');
  const links = [
    await invite(page, 'sami@shop.example', /^Support/),
    await invite(page, 'jo@shop.example', /^Finance/),
  ];
  const [sami, jo] = await Promise.all(
    links.map(async () => (await browser.newContext({ baseURL: office.url })).newPage()),
  );
  if (!sami || !jo) throw new Error('Nobody came');
  await keepOnline(sami);
  await keepOnline(jo);
  await arrive(sami, links[0] ?? '', 'Sami Virtanen');
  await arrive(jo, links[1] ?? '', 'Jo Ek');
  office.signedInLongAgo(10);

  await openPayment(sami, '?status=completed&currency=EUR&amount_gte=101');
  const refused = sami.waitForResponse((reply) => reply.url().endsWith('/refunds'));
  await refundAmount(sami, '100.01');
  expect((await refused).status()).toBe(403);
  await proveAgain(sami);
  await expect(sami.getByRole('dialog').getByText('Waiting for approval')).toBeVisible();

  await jo.goto('/approvals');
  await jo.getByRole('button', { name: 'Look and approve' }).click();
  await jo.getByRole('button', { name: /^Approve / }).click();
  await proveAgain(jo);
  await expect(jo.getByText('Approved, refunded')).toBeVisible();
  await sami.context().close();
  await jo.context().close();
});

test("the company's own sign-in lets in whoever was invited, back where they were, and nobody else", async ({
  page,
  office,
}) => {
  test.slow();
  await arrive(page, office.firstStart, 'Ada Nyberg', ADA);
  await fromMenu(page, 'People');
  await invite(page, 'sami@norrland.example', /^Support/);
  await fromMenu(page, 'Sign out');

  const throughCompany = page.getByRole('button', { name: 'Continue with Norrland ID' });
  office.company.person = { email: 'eve@norrland.example', email_verified: true };
  await throughCompany.click();
  await expect(page).toHaveURL(/\/sign-in\?/);
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);

  await page.context().clearCookies();
  office.company.person = { email: 'sami@norrland.example', email_verified: true };
  await page.goto(`${office.url}/payouts?status=received`);
  await throughCompany.click();
  await expect(page).toHaveURL(`${office.url}/payouts?status=received`);
  await expect(page.getByRole('img', { name: /^Acting as Sami Virtanen, Support/ })).toBeVisible();
});

test('a colleague who forgot the password chooses a new one by a link, and is out everywhere until then', async ({
  page,
  office,
  browser,
}) => {
  test.slow();
  await arrive(page, office.firstStart, 'Ada Nyberg', ADA);
  await fromMenu(page, 'People');
  const link = await invite(page, 'jo@shop.example', /^Viewer/);
  const theirs = await browser.newContext();
  const jo = await theirs.newPage();
  await keepOnline(jo);
  await arrive(jo, link, 'Jo Ek');

  await page.reload();
  await page.getByRole('button', { name: 'Change Jo Ek' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /make a link for a new password$/ }).click();
  const reset = (await dialog.getByText(/\/reset#/).textContent()) ?? '';
  await expectAccessible(page);

  await jo.getByRole('link', { name: 'Payouts' }).first().click();
  await expect(jo.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(jo.getByText('An administrator can make you a link')).toBeVisible();
  await jo.goto('about:blank');
  await jo.goto(reset);
  const password = jo.getByLabel('Password', { exact: true });
  await password.fill('another few plain words');
  await expectAccessible(jo);
  await jo.getByRole('button', { name: 'Keep this password' }).click();
  await jo.getByLabel('E-mail').fill('jo@shop.example');
  await password.fill('another few plain words');
  await jo.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(jo.getByRole('img', { name: 'Acting as Jo Ek, Viewer' })).toBeVisible();
  await theirs.close();
});
