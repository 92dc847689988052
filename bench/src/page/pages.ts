import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { findChromium } from '../../../scripts/lib/chromium.mjs';
import { watchItself } from './probe.ts';

const VIEWPORT = { width: 1440, height: 900 };

/** Has the engine read scripts instead of making machine code of what runs often. */
const INTERPRETED = '--js-flags=--no-opt,--no-maglev,--no-sparkplug,--no-flush-bytecode';

/** The Chromium of this machine, or undefined where there is none. */
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
  /** Opens it in a context of its own and waits until prices flow. */
  open(browser: Browser, url: string): Promise<Page>;
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  await watchItself(page);
  return page;
}

/** The whole workstation: watchlist, chart, ticket, positions and assistant. */
export const workstation: Contestant = {
  async open(browser, url) {
    const page = await newPage(browser);
    await page.goto(url);
    await page.locator('[aria-label=Connection][data-status=live]').waitFor();
    await page.getByRole('application', { name: /^Price chart of/ }).waitFor();
    await page.locator('[data-flash]').first().waitFor();
    return page;
  },
};

/** The watchlist alone, with change and spread besides price and per cent. */
export const maximisedWatchlist: Contestant = {
  async open(browser, url) {
    const page = await workstation.open(browser, url);
    await page.getByRole('button', { name: 'Maximise Watchlist' }).click();
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
  /** How long it gathers changes before it shows them; 0 leaves that to itself. */
  readonly wait_ms: number;
  /** Whether it shows change and spread besides price and per cent. */
  readonly is_wide: boolean;
}

/** The same rows in `ag-grid-community`, in a box as large as the watchlist's. */
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
      // From the same origin as the prices.
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

/** How large the watchlist's rows are on the page. */
export async function watchlistBox(page: Page): Promise<{ width: number; height: number }> {
  return page
    .getByRole('list', { name: 'Watchlist' })
    .locator('xpath=..')
    .evaluate((list) => ({ width: list.clientWidth, height: list.clientHeight }));
}
