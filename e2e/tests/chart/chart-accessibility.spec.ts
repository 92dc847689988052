import { findings } from '../support/axe.ts';
import { ChartPanel } from '../support/chart-panel.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

for (const theme of ['dark', 'light']) {
  test(`axe finds nothing in the sheets of the chart in the ${theme} theme`, async ({
    page,
    readOnlyServer,
  }) => {
    test.slow();
    await page.addInitScript(
      (text) => localStorage.setItem('finally.appearance', text),
      JSON.stringify({ state: { theme, palette: 'classic' }, version: 1 }),
    );
    await Workstation.open(page, readOnlyServer.url);
    const panel = new ChartPanel(page);
    await panel.addIndicator('ICHI');
    await panel.addIndicator('ADX');
    await page.getByRole('button', { name: /^Indicators/ }).click();
    await page.getByRole('button', { name: /^Color, width and order of ADX/ }).click();
    await page.getByRole('textbox', { name: 'Name of the template' }).fill('Trend');
    await page.keyboard.press('Enter');
    expect(await findings(page, '[role=dialog]'), 'indicators').toEqual([]);
    await page.keyboard.press('Escape');
    for (const name of ['Other intervals', 'Other styles', 'View', 'Draw']) {
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      expect(await findings(page, '[role=menu]'), name).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await panel.takeTool('Long position');
    for (const { x, y } of [await panel.at(0.5, 0.4), await panel.at(0.7, 0.5)]) {
      await page.mouse.click(x, y);
    }
    await expect(page.getByRole('spinbutton', { name: 'Shares', exact: true })).toBeVisible();
    expect(await findings(page, 'main'), 'chart').toEqual([]);
  });
}
