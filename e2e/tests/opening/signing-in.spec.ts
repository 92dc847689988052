import { expect, test } from '../support/server.ts';

const TOKEN = 'correct-horse-battery-staple';

test.use({ settings: { FINALLY_TOKEN: TOKEN } });

test('the printed address signs in by itself and leaves no trace in the address', async ({
  page,
  server,
}) => {
  const code = /sign-in#code=([\w-]+)/.exec(server.log)?.[1] ?? '';
  await page.goto(`${server.url}/sign-in#code=${code}`);
  await expect(page).toHaveURL(`${server.url}/`);
  await expect(page.getByText('$10,000.00').first()).toBeVisible();
  // Prices come over the shared worker's connection, with the same cookie.
  await expect(page.locator('[data-connection="live"]').first()).toBeAttached();
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await page.goBack();
  expect(page.url()).not.toContain(code);
});

test('a person signs in with the token, and out again', async ({ page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(server.url);
  await expect(page).toHaveURL(`${server.url}/sign-in`);
  await page.getByLabel('Access token').fill('a wrong token');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('not the access token');
  await page.getByLabel('Access token').fill(TOKEN);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${server.url}/`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(`${server.url}/sign-in`);
  await page.goto(server.url);
  await expect(page).toHaveURL(`${server.url}/sign-in`);
});

test('after signing out in one tab the others open the sign-in page, too', async ({
  context,
  page,
  server,
}) => {
  await page.goto(server.url);
  await page.getByLabel('Access token').fill(TOKEN);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${server.url}/`);
  const other = await context.newPage();
  await other.goto(server.url);
  await expect(other.locator('[data-connection="live"]').first()).toBeAttached();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(`${server.url}/sign-in`);
  await expect(other).toHaveURL(`${server.url}/sign-in`);
});
