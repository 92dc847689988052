import type { Locator, Page } from '@playwright/test';
import { expect } from './server.ts';

/** The page as a person finds their way around it. */
export class Workstation {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits until prices flow and every key is heard. */
  static async open(page: Page, url: string): Promise<Workstation> {
    const workstation = await Workstation.openFirst(page, url);
    // The command line comes with what the page shows its notifications in, after the prices.
    await expect(page.getByRole('region', { name: /^Notifications/ })).toBeAttached();
    return workstation;
  }

  /** Opens the page and waits until prices flow, and for nothing that may come after them. */
  static async openFirst(page: Page, url: string): Promise<Workstation> {
    await page.goto(url);
    const workstation = new Workstation(page);
    await expect(workstation.connection).toHaveAttribute('data-status', 'live');
    // Prices may arrive before the rows that show them, and a key finds only rows that are there.
    await expect(page.locator('[data-area="watchlist"] [aria-busy="true"]')).toHaveCount(0);
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

  /** Buys what the ticket says while the pointer and the focus stay where they are. */
  async buyWithoutPointer(): Promise<void> {
    await this.trade
      .getByRole('button', { name: 'Buy', exact: true })
      .evaluate((button: HTMLElement) => button.click());
  }

  /** Enters a line into the command line, once it says that it will do what is expected. */
  async command(line: string, expected: RegExp): Promise<void> {
    const field = this.page.getByRole('combobox', { name: 'Command' });
    // One that waits for an answer is open until then, and would take the key as text.
    await expect(field).toHaveCount(0);
    await this.page.keyboard.press('/');
    await field.fill(line);
    await expect(this.page.getByRole('option', { selected: true })).toHaveText(expected);
    await this.page.keyboard.press('Enter');
  }

  /** The question that stands before an order. */
  get question(): Locator {
    return this.page.getByRole('alertdialog');
  }

  /** Says yes to the order that is asked about. */
  async sayYes(): Promise<void> {
    await this.question.getByRole('button', { name: /^Yes/ }).click();
    await expect(this.question).toHaveCount(0);
  }

  /** The row of the positions table. */
  position(ticker: string): Locator {
    return this.page.getByRole('table').getByRole('row').filter({ hasText: ticker });
  }

  tile(ticker: string): Locator {
    return this.page.getByTestId(`tile-${ticker}`);
  }

  /** Where one writes to the assistant. */
  get line(): Locator {
    return this.page.getByRole('textbox', { name: 'Message to the assistant' });
  }

  get answers(): Locator {
    return this.page.getByRole('article', { name: 'Assistant' });
  }

  /** Says something to the assistant without waiting for an answer. */
  async ask(message: string): Promise<void> {
    await this.line.fill(message);
    await this.line.press('Enter');
  }

  /** Says something to the assistant and gives its answer. */
  async say(message: string): Promise<Locator> {
    const before = await this.answers.count();
    await this.ask(message);
    await expect(this.answers).toHaveCount(before + 1);
    return this.answers.last();
  }

  /** How far the assistant may go, and its kill switch. */
  get assistant(): Locator {
    return this.page.getByRole('group', { name: 'Assistant', exact: true });
  }

  get assistantSettings(): Locator {
    return this.page.getByRole('dialog', { name: 'Assistant settings' });
  }

  async openAssistantSettings(): Promise<void> {
    await this.assistant.getByRole('button', { name: /open its settings/ }).click();
  }

  /** Chooses how far the assistant may go, and waits until that holds. */
  async setMode(name: 'Auto' | 'Confirm' | 'Read only'): Promise<void> {
    await this.openAssistantSettings();
    await this.assistantSettings.getByRole('radio', { name }).check();
    await this.assistantSettings.getByRole('button', { name: 'Save' }).click();
    await expect(this.assistant).toContainText(name);
  }
}
