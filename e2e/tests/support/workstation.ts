import type { Locator, Page } from '@playwright/test';
import { expect } from './server.ts';

/** The page as a person finds their way around it. */
export class Workstation {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits until prices flow. */
  static async open(page: Page, url: string): Promise<Workstation> {
    await page.goto(url);
    const workstation = new Workstation(page);
    await expect(workstation.connection).toHaveAttribute('data-status', 'live');
    return workstation;
  }

  get connection(): Locator {
    return this.page.getByRole('status', { name: 'Connection' });
  }

  /** A figure of the header, by its label. */
  figure(label: string): Locator {
    return this.page.locator('dl div').filter({ hasText: label }).first().locator('dd');
  }

  row(ticker: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^Show ${ticker}, `) });
  }

  price(ticker: string): Locator {
    return this.row(ticker).getByTestId(`price-${ticker}`);
  }

  get trade(): Locator {
    return this.page.getByRole('region', { name: 'Trade' });
  }

  /** Fills in the trade bar and clicks. */
  async order(side: 'Buy' | 'Sell', quantity: string, ticker: string): Promise<void> {
    await this.trade.getByLabel('Ticker').fill(ticker);
    await this.trade.getByLabel('Quantity').fill(quantity);
    await this.trade.getByRole('button', { name: side, exact: true }).click();
  }

  /** Enters a line into the command line, once it says that it will do what is expected. */
  async command(line: string, expected: RegExp): Promise<void> {
    await this.page.keyboard.press('/');
    await this.page.getByRole('combobox', { name: 'Command' }).fill(line);
    await expect(this.page.getByRole('option', { selected: true })).toHaveText(expected);
    await this.page.keyboard.press('Enter');
  }

  /** The row of the positions table. */
  position(ticker: string): Locator {
    return this.page.getByRole('table').getByRole('row').filter({ hasText: ticker });
  }

  tile(ticker: string): Locator {
    return this.page.getByTestId(`tile-${ticker}`);
  }

  /** Says something to the assistant and gives its answer. */
  async say(message: string): Promise<Locator> {
    const answers = this.page.getByRole('article', { name: 'Assistant' });
    const before = await answers.count();
    const field = this.page.getByRole('textbox', { name: 'Message to the assistant' });
    await field.fill(message);
    await field.press('Enter');
    await expect(answers).toHaveCount(before + 1);
    return answers.last();
  }
}
