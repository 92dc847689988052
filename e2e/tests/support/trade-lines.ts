import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { priceOf } from './api.ts';
import { expect } from './server.ts';

/** An open order as the server lists it, as far as the tests read it. */
export interface ListedOrder {
  readonly id: string;
  readonly side: 'buy' | 'sell';
  readonly type: string;
  readonly role: string;
  readonly quantity: number;
  readonly limit_price: number | null;
  readonly stop_price: number | null;
}

export const cents = (price: number): number => Math.round(price * 100) / 100;

/** Finds and moves the lines of orders and of the position on the chart. */
export class TradeLinesOnChart {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Returns the label of a line by its name, such as `Buy 5 limit`. */
  line(name: string | RegExp): Locator {
    return this.page.getByRole('slider', { name });
  }

  /** Returns the price of a line. */
  async priceOf(name: string | RegExp): Promise<number> {
    return Number(await this.line(name).getAttribute('aria-valuenow'));
  }

  /** Presses on the label of a line and moves the pointer by some pixels, without a release. */
  async grab(name: string | RegExp, dy: number): Promise<void> {
    const box = await this.line(name).boundingBox();
    if (!box) throw new Error(`The line ${name} is not in view.`);
    const [x, y] = [box.x + 20, box.y + box.height / 2];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x, y + dy / 2);
    await this.page.mouse.move(x, y + dy);
  }

  async drop(): Promise<void> {
    await this.page.mouse.up();
  }
}

/** Returns the open orders of the account. */
export async function openOrders(request: APIRequestContext, url: string): Promise<ListedOrder[]> {
  const answer = await request.get(`${url}/api/orders`);
  return ((await answer.json()) as { orders: ListedOrder[] }).orders;
}

/** Places an order through the API; returns it. */
async function placeByApi(
  request: APIRequestContext,
  url: string,
  order: Record<string, unknown>,
): Promise<ListedOrder> {
  const answer = await request.post(`${url}/api/orders`, { data: order });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { order: ListedOrder }).order;
}

/** Places a purchase of 5 AAPL a little below the market, where the chart shows it. */
export async function placeLimitBelow(
  request: APIRequestContext,
  url: string,
): Promise<ListedOrder> {
  const price = await priceOf(request, url, 'AAPL');
  return placeByApi(request, url, {
    ticker: 'AAPL',
    side: 'buy',
    quantity: 5,
    type: 'limit',
    limit_price: cents(price * 0.998),
    time_in_force: 'gtc',
  });
}
