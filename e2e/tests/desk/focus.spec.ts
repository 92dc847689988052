import type { Page } from '@playwright/test';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

const isTextFocused = (page: Page) =>
  page.evaluate(() => document.activeElement?.matches('input, textarea, select') ?? false);

test('Escape leaves every text field of the desk for where the person was', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  await page.getByRole('button', { name: 'Edit watchlists and columns' }).click();
  await page.getByRole('tab', { name: 'Blotter' }).click();
  await expect(workstation.line).toBeVisible();
  const fields = page.locator(
    'main input:not([type=checkbox], [type=radio]):visible, main textarea:visible, main select:visible',
  );
  await expect(page.getByPlaceholder('Name of a new list')).toBeVisible();
  const count = await fields.count();
  expect(count).toBeGreaterThanOrEqual(6);
  for (let index = 0; index < count; index++) {
    await workstation.row('MSFT').focus();
    await fields.nth(index).focus();
    await page.keyboard.press('Escape');
    await expect(workstation.row('MSFT'), `field ${index}`).toBeFocused();
  }
  // Also if nothing had the focus before, and while something is typed and suggested.
  await page.locator('h1').click();
  const add = page.getByPlaceholder('Add ticker or company');
  await add.click();
  await page.keyboard.type('gw');
  await page.keyboard.press('Escape');
  expect(await isTextFocused(page)).toBe(false);
});

test('after a question to the assistant and after adding a ticker one goes on where one was', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.row('MSFT').focus();
  await workstation.command('ASK how am I doing?', /^Ask/);
  await expect(workstation.answers).toHaveCount(1);
  await expect(workstation.row('MSFT')).toBeFocused();

  await page.keyboard.press('a');
  await page.keyboard.type('PYPL');
  await page.getByRole('option', { name: /PYPL/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect(workstation.row('PYPL')).toHaveAttribute('aria-pressed', 'true');
  expect(await isTextFocused(page)).toBe(false);
  await page.keyboard.press('j');
  await expect(workstation.row('PYPL')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('k');
  await expect(workstation.row('PYPL')).toHaveAttribute('aria-pressed', 'false');
});

test('a slash opens the command line out of a field with nothing in it, and no other', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  const line = page.getByRole('combobox', { name: 'Command' });
  await workstation.line.focus();
  await page.keyboard.type('/CHART MSFT 5M');
  await expect(line).toHaveValue('CHART MSFT 5M');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveText(
    /^Show MSFT at 5m/,
  );
  await page.keyboard.press('Enter');
  await expect(workstation.row('MSFT')).toHaveAttribute('aria-pressed', 'true');
  await expect(workstation.line).toBeFocused();
  await expect(workstation.line).toHaveValue('');
  await page.keyboard.type('a/b');
  await expect(workstation.line).toHaveValue('a/b');
  await expect(line).toHaveCount(0);
});

test('whatever a shortcut opens gives the focus back when it is closed', async ({
  page,
  server,
}) => {
  test.slow();
  const workstation = await Workstation.open(page, server.url);
  await expect(page.getByRole('toolbar', { name: 'Chart' })).toBeVisible();
  await page.keyboard.press('?');
  const lines = page.getByRole('dialog', { name: 'Shortcuts' }).locator('li');
  await expect(lines.first()).toBeVisible();
  const shortcuts = await lines.evaluateAll((all) =>
    all.map((line) => ({
      title: line.querySelector('span')?.textContent ?? '',
      caps: [...line.querySelectorAll('span:has(> kbd)')].map((keys) =>
        [...keys.querySelectorAll('kbd')].map((cap) => cap.textContent ?? ''),
      ),
    })),
  );
  await page.keyboard.press('Escape');
  // Fetched before, so that it opens at once below.
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'Alerts' })).toBeVisible();
  await page.keyboard.press('Escape');
  const dialogs = page.locator('[role=dialog]:visible, [role=alertdialog]:visible');
  let opened = 0;
  for (const { title, caps } of shortcuts) {
    for (const [first = '', ...rest] of caps) {
      // A list's own keys, and those that only mean something with a modifier.
      if (/Arrow|[\u2190-\u2193]|Del/.test([first, ...rest].join())) continue;
      await workstation.row('MSFT').focus();
      const modifiers: Record<string, string> = { Ctrl: 'Control', Shift: 'Shift', Alt: 'Alt' };
      if (first in modifiers) {
        const stroke = [first, ...rest].map((cap) => modifiers[cap] ?? cap.toLowerCase());
        await page.keyboard.press(stroke.join('+'));
      } else {
        for (const cap of [first, ...rest]) {
          await page.keyboard.press(cap.length === 1 ? cap.toLowerCase() : cap);
        }
      }
      await page.waitForTimeout(150);
      if ((await dialogs.count()) === 0) continue;
      opened += 1;
      await page.keyboard.press('Escape');
      await expect(dialogs, title).toHaveCount(0);
      await expect(workstation.row('MSFT'), title).toBeFocused();
    }
  }
  // The line by two keys, the shortcuts, the alerts, and what is compared with.
  expect(opened).toBeGreaterThanOrEqual(5);
});

test('Escape leaves switches and choices as it leaves text fields', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  for (const control of [
    page.getByRole('checkbox', { name: 'Order keys' }),
    page.getByRole('checkbox', { name: 'Confirm' }),
    workstation.trade.getByRole('radio', { name: 'Shares' }),
  ]) {
    await workstation.row('MSFT').focus();
    await control.focus();
    await page.keyboard.press('Escape');
    await expect(workstation.row('MSFT')).toBeFocused();
  }
});
