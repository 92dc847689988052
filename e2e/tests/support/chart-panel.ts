import type { Locator, Page } from '@playwright/test';
import { expect } from './server.ts';

/** Finds the parts of the chart panel by role and name, as a person or a screen reader would. */
export class ChartPanel {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get canvas(): Locator {
    return this.page.getByRole('application', { name: /^Price chart of/ });
  }

  /** The panel with title, toolbar and chart. */
  get root(): Locator {
    return this.page.locator('section').filter({ has: this.canvas });
  }

  /** The figures above the chart. */
  get legend(): Locator {
    return this.page.getByTestId('chart-legend');
  }

  /** Returns the number of stacked panes, without the time axis. */
  async paneCount(): Promise<number> {
    // Each pane is a row of the chart's table that contains a canvas; separator rows contain none.
    const rows = this.canvas.locator('tr').filter({ has: this.page.locator('canvas') });
    return (await rows.count()) - 1;
  }

  async addIndicator(short: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Indicators/ }).click();
    await this.page
      .getByRole('dialog', { name: 'Indicators' })
      .getByRole('button', { name: new RegExp(`^${short} `) })
      .click();
    await this.page.keyboard.press('Escape');
  }

  /** Toggles an item of the view menu. */
  async toggle(label: string): Promise<void> {
    await this.page.getByRole('button', { name: 'View' }).click();
    await this.page.getByRole('menuitemcheckbox', { name: label }).click();
    await this.page.keyboard.press('Escape');
  }

  async takeTool(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Draw/ }).click();
    await this.page.getByRole('menuitem', { name, exact: true }).click();
    await expect(this.canvas).toBeFocused();
  }

  /** Moves the keyboard cursor to the last bar. */
  async readLastBar(): Promise<void> {
    await this.canvas.focus();
    await this.page.keyboard.press('End');
  }

  /** Returns a point in the price pane; the arguments are fractions of its width and height. */
  async at(across: number, down: number): Promise<{ x: number; y: number }> {
    const pane = await this.canvas.locator('tr').first().boundingBox();
    if (!pane) throw new Error('The chart is not on the page.');
    return { x: pane.x + across * (pane.width - 70), y: pane.y + down * pane.height };
  }

  /** Returns the stored drawings of a ticker. */
  drawings(ticker: string): Promise<{ kind: string; id: string; price?: number }[]> {
    return this.page.evaluate((shown) => {
      const kept = JSON.parse(localStorage.getItem('finally.chart') ?? '{}');
      return kept.state?.drawings?.[shown] ?? [];
    }, ticker);
  }
}
