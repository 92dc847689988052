import type { Page } from '@playwright/test';
import { serveLongestValues } from '../support/longest-values.ts';
import { overlappingTexts } from '../support/measures.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** Sizes of a desk; one page is given each of them in turn. */
const DESKS = [
  [768, 1024],
  [1024, 768],
  [1280, 720],
  [1440, 900],
] as const;

const VIEWS = [
  'Ladder',
  'Tape',
  'Positions',
  'Orders',
  'Heatmap',
  'Value',
  'Blotter',
  'Performance',
] as const;

/** Opens every view of the lower docks, and the assistant where it is one of them. */
async function checkViews(page: Page): Promise<void> {
  for (const view of VIEWS) {
    await page.getByRole('tab', { name: view }).click();
    await expect(page.locator('[role=tabpanel] [aria-busy=true]')).toHaveCount(0);
    expect(await overlappingTexts(page), view).toEqual([]);
  }
}

/** The ticket with amounts as long as they come. */
async function checkTicket(workstation: Workstation): Promise<void> {
  const { page, trade } = workstation;
  for (const amount of ['1000000', '999999999.999999', '0.0000001']) {
    await trade.getByLabel('Quantity').fill(amount);
    expect(await overlappingTexts(page), `${amount} shares`).toEqual([]);
  }
  await trade.getByRole('radio', { name: 'Dollars' }).check();
  await trade.getByLabel('Dollars', { exact: true }).last().fill('9999999999999.99');
  expect(await overlappingTexts(page), 'dollars').toEqual([]);
  await trade.getByRole('radio', { name: 'Shares' }).check();
}

async function open(page: Page, url: string): Promise<Workstation> {
  await serveLongestValues(page);
  const workstation = await Workstation.open(page, url);
  await expect(page.getByTestId('chart-legend').first()).toContainText('O ');
  return workstation;
}

test('nothing prints over anything on a desk of any size with the longest values', async ({
  page,
  readOnlyServerWithTrades,
}) => {
  const workstation = await open(page, readOnlyServerWithTrades.url);
  for (const [width, height] of DESKS) {
    await test.step(`${width} by ${height}`, async () => {
      await page.setViewportSize({ width, height });
      await checkTicket(workstation);
      await checkViews(page);
    });
  }
});

test('nothing prints over anything in the widest window with the longest values', async ({
  page,
  readOnlyServerWithTrades,
}) => {
  await page.setViewportSize({ width: 3440, height: 1440 });
  const workstation = await open(page, readOnlyServerWithTrades.url);
  await checkTicket(workstation);
  await checkViews(page);
});

test('nothing prints over anything on a phone with the longest values', async ({
  page,
  readOnlyServerWithTrades,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const workstation = await open(page, readOnlyServerWithTrades.url);
  for (const tab of ['Watch', 'Chart', 'Trade', 'Portfolio', 'Assistant']) {
    await page.getByRole('navigation').getByRole('button', { name: tab }).click();
    await expect(page.locator('[data-area]:visible [aria-busy=true]')).toHaveCount(0);
    expect(await overlappingTexts(page), tab).toEqual([]);
    if (tab === 'Trade') await checkTicket(workstation);
    if (tab === 'Portfolio') await checkViews(page);
  }
});
