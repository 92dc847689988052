import type { Browser, Page } from '@playwright/test';
import { workstation } from './pages.ts';
import { observed } from './probe.ts';

/** Where the dragged order stands, as a part of the price: below the market, and in view. */
const ORDER_AT = 0.9985;
const DRAG_PX = 24;

/** Milliseconds from each key, click or move of a drag to the paint of its result. */
export interface Interactions {
  readonly keys_and_clicks_ms: readonly number[];
  readonly moves_ms: readonly number[];
}

/**
 * Operates the page while prices move: drags the line of an order, steps through the watchlist, changes
 * the bar interval, types an amount, opens and closes the command line and a menu, and collapses a panel.
 */
export async function interactions(
  browser: Browser,
  url: string,
  rounds: number,
): Promise<Interactions> {
  const page = await workstation.open(browser, url);
  // The first round loads everything that is fetched on first use.
  await round(page, url);
  await observed(page);
  for (let number = 0; number < rounds; number++) await round(page, url);
  const { interactions_ms, moves_ms } = await observed(page);
  await page.context().close();
  return { keys_and_clicks_ms: interactions_ms, moves_ms };
}

/** Replaces the open orders of AAPL by a purchase below the market. */
async function placeOrder({ request }: Page, url: string): Promise<void> {
  await request.delete(`${url}/api/orders?ticker=AAPL`);
  const answer = await request.get(`${url}/api/market/bars?ticker=AAPL&interval=1m&limit=1`);
  const { bars } = (await answer.json()) as { bars: { close: number }[] };
  const limit_price = Math.round(100 * ORDER_AT * (bars[0]?.close ?? 0)) / 100;
  const order = { ticker: 'AAPL', side: 'buy', quantity: 1, type: 'limit', limit_price };
  const placed = await request.post(`${url}/api/orders`, { data: order });
  if (!placed.ok()) throw new Error(`The order was refused: ${await placed.text()}`);
}

/** Drags the line of the order and drops it. */
async function dragOrder(page: Page): Promise<void> {
  const label = page.getByRole('slider', { name: /^Buy 1 limit/ });
  await label.waitFor();
  const box = await label.boundingBox();
  if (!box) throw new Error('The line of the order is not in view.');
  const [x, y] = [box.x + 20, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + DRAG_PX, { steps: DRAG_PX });
  await page.mouse.up();
}

async function round(page: Page, url: string): Promise<void> {
  const { keyboard } = page;
  await placeOrder(page, url);
  await keyboard.press('w');
  await keyboard.press('Home');
  await dragOrder(page);
  await keyboard.press('w');
  for (let row = 0; row < 5; row++) await keyboard.press('ArrowDown');
  for (const interval of ['5s', '1m'] as const) {
    await page.getByLabel('Bar interval').getByText(interval, { exact: true }).click();
  }
  const amount = page.getByRole('region', { name: 'Trade' }).getByLabel('Quantity');
  await amount.click();
  await keyboard.type('12.5');
  for (let digit = 0; digit < 4; digit++) await keyboard.press('Backspace');
  await page.getByRole('tab', { name: 'Blotter' }).click();
  await page.getByRole('tab', { name: 'Positions' }).click();
  await keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).waitFor();
  await keyboard.type('buy 5');
  await keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Command' }).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Hide Trade' }).click();
  await page.getByRole('button', { name: 'Show Trade' }).click();
}
