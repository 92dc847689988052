import { ChartPanel } from '../support/chart-panel.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('other intervals and styles are chosen in menus and in the command line', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await page.getByRole('button', { name: 'Other intervals' }).click();
  await page.getByRole('menuitemradio', { name: '4h' }).click();
  await expect(panel.canvas).toHaveAccessibleDescription(/AAPL in bars of 4h: \d+ bars/);
  await page.getByRole('button', { name: 'Other styles' }).click();
  await page.getByRole('menuitemradio', { name: 'Heikin-Ashi' }).click();
  await expect(page.getByRole('button', { name: 'Other styles: Heikin-Ashi' })).toBeVisible();
  await panel.canvas.focus();
  await page.keyboard.press('/');
  await page.keyboard.type('CHART MSFT 1w');
  await page.keyboard.press('Enter');
  await expect(panel.canvas).toHaveAccessibleDescription(/MSFT in bars of 1w: \d+ bars/);
  await expect(page.getByRole('button', { name: 'Other intervals: 1w' })).toBeVisible();
});

test('a date is gone to, and the newest bar again', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  await page.getByRole('button', { name: 'Go to date' }).click();
  const day = await page.evaluate(() => {
    const shown = new Date(Date.now() - 2 * 86_400_000);
    const two = (part: number) => String(part).padStart(2, '0');
    return `${shown.getFullYear()}-${two(shown.getMonth() + 1)}-${two(shown.getDate())}T12:00`;
  });
  await page.getByLabel('Date and time').fill(day);
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  const now = page.getByRole('button', { name: /go to now/ });
  await expect(now).toBeVisible();
  const shown = /bars from .* 1[01]:\d\d:00 to .* 1[234]:\d\d:00\./;
  await expect(panel.canvas).toHaveAccessibleDescription(shown);
  await now.click();
  await expect(now).toBeHidden();
});

test('the chart says where its history ends', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  await page.getByRole('radio', { name: '1d', exact: true }).click();
  await expect(panel.canvas).toHaveAccessibleDescription(/in bars of 1d/);
  const end = page.getByText(/^No bars of 1d before [A-Z][a-z]{2} \d+, \d{4}$/);
  await expect(end).toBeHidden();
  await panel.canvas.focus();
  await page.keyboard.press('Home');
  await expect(end).toBeVisible();
  await page.keyboard.press('End');
  await expect(end).toBeHidden();
});

test('an indicator is found by name, and changes its color, width and order', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  const plain = await panel.paneCount();
  await page.getByRole('button', { name: /^Indicators/ }).click();
  const find = page.getByRole('textbox', { name: 'Find an indicator' });
  for (const name of ['money flow', 'aroon', 'hull']) {
    await find.fill(name);
    await find.press('Enter');
  }
  await expect.poll(() => panel.paneCount()).toBe(plain + 2);
  await expect(panel.legend).toContainText(/HMA 20\s*\d/);
  await page.getByRole('button', { name: 'Color, width and order of AROON 14' }).click();
  await page.getByRole('radio', { name: 'Pink' }).check();
  await page.getByRole('radio', { name: 'Width 3' }).check();
  await page.getByRole('button', { name: 'Move AROON 14 up' }).click();
  const kept = () =>
    page.evaluate(() => JSON.parse(localStorage.getItem('finally.chart') ?? '').state.indicators);
  await expect
    .poll(kept)
    .toMatchObject([{ kind: 'aroon', color: 5, width: 3 }, { kind: 'mfi' }, { kind: 'hma' }]);
  await find.fill('no such thing');
  await expect(page.getByText('There is no indicator of this name.')).toBeVisible();
});

test('the legend folds, and stays so', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await panel.addIndicator('SMA');
  await expect(panel.legend).toContainText('SMA 20');
  const fold = page.getByRole('button', { name: 'Values of the indicators' });
  await fold.click();
  await expect(panel.legend).not.toContainText('SMA 20');
  await page.reload();
  await expect(fold).toHaveText('1 indicator');
  await fold.click();
  await expect(panel.legend).toContainText('SMA 20');
});

test('a template gives its indicators and its style to the chart again', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await page.getByRole('radio', { name: 'Area' }).click();
  await panel.addIndicator('SMA');
  await page.getByRole('button', { name: /^Indicators/ }).click();
  await page.getByRole('textbox', { name: 'Name of the template' }).fill('Trend');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Remove SMA 20' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Candles' }).click();
  await expect(panel.legend).not.toContainText('SMA 20');
  await page.getByRole('button', { name: /^Indicators/ }).click();
  await page.getByRole('button', { name: 'Trend', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(panel.legend).toContainText('SMA 20');
  await expect(page.getByRole('radio', { name: 'Area' })).toBeChecked();
});

test('the height of a pane that was dragged is kept', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await panel.addIndicator('RSI');
  const rows = panel.canvas.locator('tr').filter({ has: page.locator('canvas') });
  const before = await rows.nth(1).boundingBox();
  if (!before) throw new Error('The indicator has no pane.');
  await page.mouse.move(before.x + 100, before.y - 1);
  await page.mouse.down();
  await page.mouse.move(before.x + 100, before.y - 30);
  await page.mouse.move(before.x + 100, before.y - 60);
  await page.mouse.up();
  const height = async () => (await rows.nth(1).boundingBox())?.height ?? 0;
  await expect.poll(height).toBeGreaterThan(before.height + 40);
  const dragged = await height();
  await page.reload();
  await expect.poll(() => rows.count()).toBe(3);
  await expect.poll(async () => Math.abs((await height()) - dragged)).toBeLessThan(4);
});
