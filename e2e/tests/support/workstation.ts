import type { Locator, Page } from '@playwright/test';
import { expect } from './server.ts';

/** Page object for the workstation; finds elements by role and name, as a person would. */
export class Workstation {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits until prices arrive and keyboard shortcuts work. */
  static async open(page: Page, url: string): Promise<Workstation> {
    const workstation = await Workstation.openFirst(page, url);
    // The command line loads together with the notifications region, after the prices.
    await expect(page.getByRole('region', { name: /^Notifications/ })).toBeAttached();
    return workstation;
  }

  /** Opens the page and waits only until prices arrive. */
  static async openFirst(page: Page, url: string): Promise<Workstation> {
    await page.goto(url);
    const workstation = new Workstation(page);
    await expect(workstation.connection).toHaveAttribute('data-status', 'live');
    // Prices may arrive before their rows are rendered, and shortcuts act only on rendered rows.
    await expect(page.locator('[data-area="watchlist"] [aria-busy="true"]')).toHaveCount(0);
    return workstation;
  }

  get connection(): Locator {
    return this.page.getByRole('status', { name: 'Connection' });
  }

  /** Returns a figure of the header by its label. */
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

  /**
   * Waits until no order of this page is on its way. The account stream may show a fill before its answer
   * arrives; until then the page sends no other order, and the answer empties the ticket.
   */
  async settled(): Promise<void> {
    await expect(this.trade.locator('[data-side][aria-disabled=true]')).toHaveCount(0);
  }

  /** Fills in the trade bar and clicks, once no other order is on its way. */
  async order(side: 'Buy' | 'Sell', quantity: string, ticker: string): Promise<void> {
    await this.settled();
    await this.trade.getByLabel('Ticker').fill(ticker);
    await this.trade.getByLabel('Quantity').fill(quantity);
    await this.sideButton(side).click();
  }

  /** The button of the ticket that places the order; it says what it does. */
  sideButton(side: 'Buy' | 'Sell'): Locator {
    return this.trade.getByRole('button', { name: new RegExp(`^${side}\\b`) });
  }

  /** Buys what the ticket says without moving pointer or focus. */
  async buyWithoutPointer(): Promise<void> {
    await this.sideButton('Buy').evaluate((button: HTMLElement) => button.click());
  }

  /**
   * Types a line into the command line and submits it once the expected action is selected and no
   * order is on its way.
   */
  async command(line: string, expected: RegExp): Promise<void> {
    await this.settled();
    const field = this.page.getByRole('combobox', { name: 'Command' });
    // A command line that waits for an answer stays open and would receive the key as text.
    await expect(field).toHaveCount(0);
    await this.page.keyboard.press('/');
    await field.fill(line);
    await expect(this.page.getByRole('listbox').getByRole('option', { selected: true })).toHaveText(
      expected,
    );
    await this.page.keyboard.press('Enter');
  }

  /** The confirmation dialog of an order. */
  get question(): Locator {
    return this.page.getByRole('alertdialog');
  }

  /** Confirms the order in the dialog, and waits until it is answered. */
  async sayYes(): Promise<void> {
    await this.question.getByRole('button', { name: /^Yes/ }).click();
    await expect(this.question).toHaveCount(0);
    await this.settled();
  }

  /** The row of the positions table. */
  position(ticker: string): Locator {
    return this.page.getByRole('table').getByRole('row').filter({ hasText: ticker });
  }

  tile(ticker: string): Locator {
    return this.page.getByTestId(`tile-${ticker}`);
  }

  /** The input for messages to the assistant. */
  get line(): Locator {
    return this.page.getByRole('textbox', { name: 'Message to the assistant' });
  }

  get answers(): Locator {
    return this.page.getByRole('article', { name: 'Assistant' });
  }

  /** Sends a message to the assistant without waiting for an answer. */
  async ask(message: string): Promise<void> {
    await this.line.fill(message);
    await this.line.press('Enter');
  }

  /** Sends a message to the assistant and returns its answer. */
  async say(message: string): Promise<Locator> {
    const before = await this.answers.count();
    await this.ask(message);
    await expect(this.answers).toHaveCount(before + 1);
    return this.answers.last();
  }

  /** The assistant's mode and its halt button. */
  get assistant(): Locator {
    return this.page.getByRole('group', { name: 'Assistant', exact: true });
  }

  get assistantSettings(): Locator {
    return this.page.getByRole('dialog', { name: 'Assistant settings' });
  }

  async openAssistantSettings(): Promise<void> {
    await this.assistant.getByRole('button', { name: /open its settings/ }).click();
  }

  /** Selects the assistant's mode and waits until it is in effect. */
  async setMode(name: 'Auto' | 'Confirm' | 'Read only'): Promise<void> {
    await this.openAssistantSettings();
    await this.assistantSettings.getByRole('radio', { name }).check();
    await this.assistantSettings.getByRole('button', { name: 'Save' }).click();
    await expect(this.assistant).toContainText(name);
  }
}
