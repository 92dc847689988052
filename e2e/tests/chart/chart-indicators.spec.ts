import { ChartPanel } from '../support/chart-panel.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('indicators are added, given other numbers and taken away with the keyboard alone', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.canvas).toBeVisible();
  const plain = await panel.paneCount();
  const opener = page.getByRole('button', { name: /^Indicators/ });
  await opener.focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Indicators' });
  for (const name of ['SMA', 'RSI', 'MACD']) {
    await sheet.getByRole('button', { name: new RegExp(`^${name} `) }).focus();
    await page.keyboard.press('Enter');
  }
  await expect.poll(() => panel.paneCount()).toBe(plain + 2);
  await expect(panel.legend).toContainText('SMA 20');

  const period = sheet.getByRole('spinbutton', { name: 'Period of SMA' });
  await period.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('1');
  await expect(sheet.getByRole('alert')).toHaveText('Period must be from 2 to 500.');
  await page.keyboard.type('0');
  await expect(sheet.getByRole('alert')).toHaveCount(0);
  await expect(panel.legend).toContainText('SMA 10');

  await sheet.getByRole('button', { name: 'Remove RSI 14' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => panel.paneCount()).toBe(plain + 1);
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
});

test('everything chosen is there again after a reload', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await page.getByLabel('Bar interval').getByText('5m', { exact: true }).click();
  await page.getByRole('radio', { name: 'Area' }).click();
  await panel.addIndicator('BB');
  await panel.toggle('Log scale');
  await page.reload();
  await expect(panel.canvas).toBeVisible();
  await expect(page.getByRole('radio', { name: '5m', exact: true })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Area' })).toBeChecked();
  await expect(panel.legend).toContainText('BB 20 2');
  await page.getByRole('button', { name: 'View' }).click();
  await expect(page.getByRole('menuitemcheckbox', { name: 'Log scale' })).toBeChecked();
});

test('what is broken in the storage costs nothing but itself', async ({ page, readOnlyServer }) => {
  await page.addInitScript(() => localStorage.setItem('finally.chart', '{"state":{"interval":'));
  await Workstation.open(page, readOnlyServer.url);
  await expect(new ChartPanel(page).canvas).toBeVisible();
  await expect(page.getByRole('radio', { name: '1m', exact: true })).toBeChecked();
});

test('two tickers are compared in percent, and the comparison is ended again', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('combobox', { name: 'Ticker to compare with' }).fill('microsoft');
  await page.getByRole('option', { name: /^MSFT/ }).click();
  await expect(panel.legend).toContainText(/AAPL [+−]?\d+\.\d\d%.*MSFT [+−]?\d+\.\d\d%/);
  await page.getByRole('button', { name: 'Stop comparing with MSFT' }).click();
  await expect(panel.legend).not.toContainText('MSFT');
});

test('a fill appears on the chart at once: its marker, and the average cost', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  await expect(panel.legend).not.toContainText('Avg cost');
  await workstation.order('Buy', '3', 'AAPL');
  await expect(panel.legend).toContainText(/Avg cost \d+\.\d\d/);
  await panel.readLastBar();
  await expect(panel.root).toContainText(/Bought 3 at \d+\.\d\d/);
});

test('keys read the chart bar by bar, and say so to a screen reader', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.canvas).toHaveAccessibleDescription(/AAPL in bars of 1m: \d+ bars from/);
  await panel.canvas.focus();
  await page.keyboard.press('End');
  const told = panel.root.getByRole('status').filter({ hasText: 'open' });
  await expect(told).toContainText(
    /: open \d+\.\d{2,4}, high \d+\.\d{2,4}, low \d+\.\d{2,4}, close/,
  );
  const last = await told.textContent();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(told).not.toHaveText(last ?? '');
  await page.keyboard.press('Escape');
  await expect(told).toHaveCount(0);
});

test('the chart is saved as a picture that bears its name', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a picture of the chart' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^AAPL-1m-\d{4}-\d\d-\d\dT\d{6}\.png$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const png = Buffer.concat(chunks);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Width and height stand in the first chunk.
  expect(png.readUInt32BE(16)).toBeGreaterThan(400);
  expect(png.length).toBeGreaterThan(5_000);
});

test('bars before the first thousand are fetched when they are scrolled to', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  await panel.canvas.focus();
  const older = page.waitForResponse((response) => response.url().includes('before='));
  await page.keyboard.press('Home');
  const { bars } = (await (await older).json()) as { bars: { time: string }[] };
  expect(bars).toHaveLength(1_000);
  const told = panel.root.getByRole('status').filter({ hasText: 'open' });
  const oldestBefore = await told.textContent();
  await expect(async () => {
    await page.keyboard.press('Home');
    await expect(told).not.toHaveText(oldestBefore ?? '', { timeout: 500 });
  }).toPass();
});
