import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { findChromium } from '../../../scripts/lib/test/chromium.mjs';
import { installRecorder } from './probe.ts';

const VIEWPORT = { width: 1440, height: 900 };

/** Makes V8 interpret scripts instead of compiling frequently executed code. */
const INTERPRETED = '--js-flags=--no-opt,--no-maglev,--no-sparkplug,--no-flush-bytecode';

/** Opens the installed Chromium; returns undefined if there is none. */
export async function openBrowser({ isInterpreted = false } = {}): Promise<Browser | undefined> {
  const executablePath = findChromium();
  if (!executablePath) return undefined;
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(isInterpreted ? [INTERPRETED] : []),
    ],
  });
}

/** A page that shows prices. */
export interface Contestant {
  /** Opens it in a new browser context and waits until prices arrive. */
  open(browser: Browser, url: string): Promise<Page>;
}

async function newPage(browser: Browser, viewport = VIEWPORT): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await installRecorder(page);
  return page;
}

async function openWorkstation(browser: Browser, url: string, viewport = VIEWPORT): Promise<Page> {
  const page = await newPage(browser, viewport);
  await page.goto(url);
  await page.locator('[aria-label=Connection][data-status=live]').waitFor();
  // A very wide window has two charts.
  await page
    .getByRole('application', { name: /^Price chart of/ })
    .first()
    .waitFor();
  await page.locator('[data-flash]').first().waitFor();
  return page;
}

/** The whole workstation: watchlist, chart, ticket, positions and assistant. */
export const workstation: Contestant = {
  open: (browser, url) => openWorkstation(browser, url),
};

/** Wide enough for three docks. */
const WIDE_VIEWPORT = { ...VIEWPORT, width: 2_200 };

/** The whole workstation, also with the price ladder, and time and sales. */
export const tradingDesk: Contestant = {
  async open(browser, url) {
    const page = await openWorkstation(browser, url, WIDE_VIEWPORT);
    await page.keyboard.press('l');
    await page.keyboard.press('1');
    await page.getByRole('tab', { name: 'Ladder' }).click();
    await page.getByRole('tab', { name: 'Tape' }).click();
    await page
      .getByRole('grid', { name: /^Price ladder of/ })
      .getByText('Last')
      .waitFor();
    await page
      .getByRole('region', { name: /^Trades of/ })
      .getByRole('listitem')
      .first()
      .waitFor();
    return page;
  },
};

/** The whole workstation with four charts of different intervals. */
export const fourCharts: Contestant = {
  async open(browser, url) {
    const page = await workstation.open(browser, url);
    await page.keyboard.press('l');
    await page.keyboard.press('4');
    const charts = page.getByRole('application', { name: /^Price chart of/ });
    await charts.nth(3).waitFor();
    return page;
  },
};

/** Only the watchlist, with change and spread in addition to price and percent. */
export const maximizedWatchlist: Contestant = {
  async open(browser, url) {
    const page = await workstation.open(browser, url);
    await page.getByRole('button', { name: 'Maximize Watchlist' }).click();
    await page.getByRole('button', { name: 'Restore Watchlist' }).waitFor();
    const edit = page.getByRole('button', { name: 'Edit watchlists and columns' });
    await edit.click();
    await page.getByRole('checkbox', { name: 'Spread' }).check();
    await edit.click();
    return page;
  },
};

const PEER_PATH = '/bench/ag-grid';

interface PeerSetting {
  /** How long changes are batched before they are shown; 0 uses the default. */
  readonly wait_ms: number;
  /** True if it shows change and spread in addition to price and percent. */
  readonly is_wide: boolean;
}

/** The same rows in `ag-grid-community`, in a box of the watchlist's size. */
export async function agGrid(
  box: { width: number; height: number },
  { wait_ms, is_wide }: PeerSetting,
): Promise<Contestant> {
  const script = await bundlePeer();
  const body = `<!doctype html><meta charset="utf-8"><title>Peer</title>
    <main style="width:${box.width}px;height:${box.height}px"></main><script>${script}</script>`;
  return {
    async open(browser, url) {
      const page = await newPage(browser);
      // Served from the same origin as the prices.
      await page.route(`**${PEER_PATH}*`, (route) =>
        route.fulfill({ body, contentType: 'text/html' }),
      );
      await page.goto(`${url}${PEER_PATH}?wait_ms=${wait_ms}&is_wide=${is_wide}`);
      await page.locator('.ag-cell-data-changed').first().waitFor();
      await page.unrouteAll();
      return page;
    },
  };
}

async function bundlePeer(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('ag-grid-page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
}

/** Returns the size of the watchlist's rows on the page. */
export async function watchlistBox(page: Page): Promise<{ width: number; height: number }> {
  return page
    .getByRole('list', { name: 'Watchlist' })
    .locator('xpath=..')
    .evaluate((list) => ({ width: list.clientWidth, height: list.clientHeight }));
}
