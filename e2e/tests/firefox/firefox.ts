import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import { findFirefox, WITHOUT_FIREFOX } from '../../../scripts/lib/test/firefox.mjs';
import { test as base, expect } from '../support/server.ts';

export { expect } from '../support/server.ts';

/** The frame of a Firefox window above its page, in pixels. */
const FRAME_HEIGHT = 86;
const SIZE = { width: 1440, height: 900 };

const executablePath = findFirefox();

/** Why the tests are skipped, or undefined if there is a Firefox. */
export const missing = executablePath ? undefined : WITHOUT_FIREFOX;

/** Collects the errors of a page from now on: those that no code caught, and those of the console. */
export function errorsOf(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => {
    // Of Puppeteer's own script, in a window that another one opened.
    if (!String(error).includes('__bidi_args')) errors.push(String(error));
  });
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}

/**
 * Playwright's `test` with an installed Firefox, which Playwright does not drive: it needs a build of
 * its own. Firefox speaks WebDriver BiDi by itself, and Puppeteer is its client.
 */
export const test = base.extend<{ firefoxPage: Page }, { firefox: Browser }>({
  firefox: [
    // biome-ignore lint/correctness/noEmptyPattern: the form that Playwright reads.
    async ({}, use) => {
      const browser = await launch({
        browser: 'firefox',
        executablePath: executablePath ?? '',
        // Its releases with extended support do not know all commands that set a viewport.
        defaultViewport: null,
        args: [`--width=${SIZE.width}`, `--height=${SIZE.height + FRAME_HEIGHT}`],
        extraPrefsFirefox: { 'ui.prefersReducedMotion': 1 },
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  firefoxPage: async ({ firefox }, use) => {
    const context = await firefox.createBrowserContext();
    await use(await context.newPage());
    await context.close();
  },
});

/** Opens the workstation and waits until prices arrive and its chart is there. */
export async function openDesk(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForSelector('[aria-label=Connection][data-status=live]');
  await page.waitForSelector('section[aria-label^=Notifications]');
  await page.waitForSelector('[role=application][aria-label="Price chart of AAPL"]');
}

/** Waits for an element of the page by selector and returns it. */
export async function found(page: Page, selector: string): Promise<ElementHandle<Element>> {
  const element = await page.waitForSelector(selector, { visible: true });
  if (!element) throw new Error(`${selector} is not on the page.`);
  return element;
}

/** Waits until the text of an element matches. */
export const expectText = (page: Page, selector: string, text: RegExp): Promise<void> =>
  expect
    .poll(() => page.$eval(selector, (element) => element.textContent).catch(() => null), selector)
    .toMatch(text);

/** Returns the number of different colors of the first canvas of the chart. */
export const colorsOfChart = (page: Page): Promise<number> =>
  page.$eval('[role=application] canvas', (element) => {
    const canvas = element as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
      data: [],
    };
    const colors = new Set<string>();
    for (let at = 0; at < data.length; at += 4) colors.add(data.slice(at, at + 3).join());
    return colors.size;
  });
