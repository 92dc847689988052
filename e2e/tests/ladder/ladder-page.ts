import type { Order } from '@finally/contract';
import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expect } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** The ladder of a ticker on the page, with ten ticks in a row, so that the market stays within its rows. */
export class LadderPage {
  readonly workstation: Workstation;
  readonly grid: Locator;
  readonly panel: Locator;
  readonly #request: APIRequestContext;
  readonly #url: string;

  private constructor(workstation: Workstation, request: APIRequestContext, url: string) {
    this.workstation = workstation;
    this.grid = workstation.page.getByRole('grid', { name: /^Price ladder of / });
    this.panel = workstation.page.getByRole('tabpanel', { name: 'Ladder' });
    this.#request = request;
    this.#url = url;
  }

  static async open(page: Page, request: APIRequestContext, url: string): Promise<LadderPage> {
    const workstation = await Workstation.open(page, url);
    await page.getByRole('tab', { name: 'Ladder' }).click();
    const ladder = new LadderPage(workstation, request, url);
    await ladder.panel.getByRole('radio', { name: '10' }).check();
    await expect(ladder.grid.getByText('Last')).toBeVisible();
    return ladder;
  }

  /** Switches on that clicks and keys place orders. */
  async arm(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Not armed' }).click();
    await expect(this.panel.getByRole('button', { name: 'Armed', exact: true })).toBeVisible();
  }

  /** The row at an index from the top; negative from the bottom. */
  row(index: number): Locator {
    return this.grid.locator('tbody tr').nth(index);
  }

  /** The price of a row, which stays while the pointer is on the rows. */
  async priceAt(index: number): Promise<string> {
    return (
      (await this.row(index).getByRole('rowheader').locator('span').last().textContent()) ?? ''
    );
  }

  cell(index: number, side: 'buy' | 'sell'): Locator {
    return this.row(index).locator(`[data-side=${side}]`);
  }

  chip(index: number): Locator {
    return this.row(index).locator('[data-chip]');
  }

  /**
   * Waits until a placed order is shown in a row and answered: the account stream may show it before its
   * answer arrives, and until then the page sends no other order.
   */
  async expectPlaced(index: number): Promise<void> {
    await expect(this.chip(index)).toBeVisible();
    await this.workstation.settled();
  }

  async openOrders(): Promise<readonly Order[]> {
    const answer = await this.#request.get(`${this.#url}/api/orders?status=open`);
    return ((await answer.json()) as { orders: Order[] }).orders;
  }

  /** What is open, newest first: `buy limit 331.2 1`. */
  async openTerms(): Promise<readonly string[]> {
    const orders = await this.openOrders();
    return orders.map(
      ({ side, type, limit_price, stop_price, quantity }) =>
        `${side} ${type} ${(stop_price ?? limit_price)?.toFixed(2)} ${quantity}`,
    );
  }

  async held(ticker: string): Promise<number> {
    const answer = await this.#request.get(`${this.#url}/api/portfolio`);
    const { positions } = (await answer.json()) as {
      positions: { ticker: string; quantity: number }[];
    };
    return positions.find((position) => position.ticker === ticker)?.quantity ?? 0;
  }
}
