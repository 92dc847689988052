import { readFile, writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

const press = async (page: Page, keys: string): Promise<void> => {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
};

const menu = (page: Page): Locator => page.getByRole('dialog', { name: 'Workspaces and panels' });

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Workspaces and panels' }).click();
  await expect(menu(page)).toBeVisible();
}

/** Saves the desk under a name and closes the menu. */
async function save(page: Page, name: string): Promise<void> {
  await openMenu(page);
  await menu(page).getByLabel('Name of the workspace').fill(name);
  await menu(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(menu(page).getByRole('radio', { name, exact: true })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(menu(page)).toBeHidden();
}

const charts = (page: Page): Locator =>
  page.getByRole('application', { name: /^Price chart of/ }).filter({ visible: true });

const name = (page: Page): Locator => page.getByTestId('workspace-name');

test('workspaces are saved, switched by key, menu and command line, and changes are shown', async ({
  page,
  server,
}) => {
  test.slow();
  const workstation = await Workstation.open(page, server.url);
  await save(page, 'Evening');
  await press(page, 'l 4');
  await expect(charts(page)).toHaveCount(4);
  await page.getByRole('button', { name: 'Move or close Positions' }).click();
  await page.getByRole('menuitemradio', { name: 'Right', exact: true }).click();
  await workstation.command('compact', /Text and rows: compact/);
  await save(page, 'Day');
  await expect(name(page)).toHaveText('Day');

  await press(page, 's 1');
  await expect(charts(page)).toHaveCount(1);
  await expect(page.getByRole('tab', { name: 'Trade' })).toHaveCount(0);
  await workstation.command('workspace day', /Open the workspace Day/);
  await expect(charts(page)).toHaveCount(4);
  await expect(page.getByRole('tab', { name: 'Trade' })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).fontSize))
    .toBe('14.4px');

  await press(page, 'l 2');
  await expect(name(page)).toHaveText('Day (changed)');
  await press(page, 's s');
  await expect(name(page)).toHaveText('Day');
  await press(page, 's 1');
  await openMenu(page);
  await menu(page).getByRole('radio', { name: 'Day', exact: true }).check();
  await expect(charts(page)).toHaveCount(2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(charts(page)).toHaveCount(1);

  await page.reload();
  await expect(charts(page)).toHaveCount(1);
  await openMenu(page);
  await expect(menu(page).getByRole('radio', { name: 'Evening' })).toBeChecked();
});

test('another tab learns of a workspace that is saved or deleted', async ({ context, server }) => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  await Workstation.open(one, server.url);
  await Workstation.open(other, server.url);
  await openMenu(other);
  await expect(menu(other).getByText('A workspace keeps panels')).toBeVisible();
  await save(one, 'Day');
  await expect(menu(other).getByRole('radio', { name: 'Day' })).toBeVisible();
  await openMenu(one);
  await menu(one).getByRole('button', { name: 'Delete Day' }).click();
  // The other tab may learn of the deletion before this one has the answer that makes it undoable.
  await expect(one.getByText('The workspace Day is deleted.')).toBeVisible();
  await expect(menu(other).getByRole('radio', { name: 'Day' })).toHaveCount(0);
  await one.keyboard.press('Escape');
  await one.keyboard.press('Control+z');
  await expect(menu(other).getByRole('radio', { name: 'Day' })).toBeVisible();
});

test('a workspace is exported as a file and imported, and a bad file is refused with the place', async ({
  page,
  server,
}, testInfo) => {
  await Workstation.open(page, server.url);
  await press(page, 'l 2');
  await save(page, 'Day');
  await openMenu(page);
  const downloading = page.waitForEvent('download');
  await menu(page).getByRole('button', { name: 'Export Day as a file' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('workspace-day.json');
  const text = await readFile(await download.path(), 'utf8');
  const file = JSON.parse(text);

  const importText = async (content: string) => {
    const path = testInfo.outputPath('workspace.json');
    await writeFile(path, content);
    const choosing = page.waitForEvent('filechooser');
    await menu(page).getByRole('button', { name: 'Import from a file' }).click();
    await (await choosing).setFiles(path);
  };
  const complaint = menu(page).getByRole('alert');
  await importText(text);
  await expect(complaint).toContainText('A workspace named Day exists already.');
  await importText('{');
  await expect(complaint).toContainText('The file is not JSON');
  const [chart] = file.contents.charts;
  const wrong = { ...file.contents, charts: [{ ...chart, interval: '7m' }] };
  await importText(JSON.stringify({ ...file, name: 'Wrong', contents: wrong }));
  await expect(complaint).toContainText('The file is wrong at contents.charts.0.interval:');
  await expect(menu(page).getByRole('radio', { name: 'Wrong' })).toHaveCount(0);

  await press(page, 'Escape l 1');
  await expect(charts(page)).toHaveCount(1);
  await openMenu(page);
  await importText(JSON.stringify({ ...file, name: 'Other' }));
  await expect(menu(page).getByRole('radio', { name: 'Other', exact: true })).toBeChecked();
  await expect(complaint).toHaveCount(0);
  await expect(charts(page)).toHaveCount(2);
});
