import type { Locator, Page } from '@playwright/test';
import { expect } from './server.ts';

/** The chart as a person, or a screen reader, finds their way around it. */
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

  /** The figures over the chart. */
  get legend(): Locator {
    return this.page.getByTestId('chart-legend');
  }

  /** How many panes lie above each other, that of the time axis not counted. */
  async paneCount(): Promise<number> {
    // A pane is a row of the chart's table with a canvas of prices; separators have none.
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

  /** Ticks or unticks a choice of the view menu. */
  async toggle(label: string): Promise<void> {
    await this.page.getByRole('button', { name: 'View' }).click();
    await this.page.getByRole('menuitemcheckbox', { name: label }).click();
    await this.page.keyboard.press('Escape');
  }

  async takeTool(name: 'Trend line' | 'Horizontal level'): Promise<void> {
    await this.page.getByRole('button', { name: /^Draw/ }).click();
    await this.page.getByRole('menuitem', { name }).click();
    await expect(this.canvas).toBeFocused();
  }

  /** Puts the cursor of the keys on the last bar. */
  async readLastBar(): Promise<void> {
    await this.canvas.focus();
    await this.page.keyboard.press('End');
  }

  /** A place within the prices' pane, each as a share of its size. */
  async at(across: number, down: number): Promise<{ x: number; y: number }> {
    const pane = await this.canvas.locator('tr').first().boundingBox();
    if (!pane) throw new Error('The chart is not on the page.');
    return { x: pane.x + across * (pane.width - 70), y: pane.y + down * pane.height };
  }

  /** The lines of the shown ticker as they are kept. */
  drawings(ticker: string): Promise<{ kind: string; id: string; price?: number }[]> {
    return this.page.evaluate((shown) => {
      const kept = JSON.parse(localStorage.getItem('finally.chart') ?? '{}');
      return kept.state?.drawings?.[shown] ?? [];
    }, ticker);
  }
}
