import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { MainThread } from './main-thread.ts';
import {
  agGrid,
  type Contestant,
  fourCharts,
  maximizedWatchlist,
  tradingDesk,
  watchlistBox,
  workstation,
} from './pages.ts';
import { countFrames, observed } from './probe.ts';

const WARM_UP_MS = 2_000;

/** How often the workstation renders changes: frontend/src/shared/stream/prices/conflation.ts. */
const CONFLATION_MS = 250;

/** The measurements of a page over all of its runs. */
export interface Cost {
  /** The fraction of each run in which the main thread was busy, in thread time. */
  readonly busy: number[];
  readonly frames_ms: number[];
  readonly long_tasks_ms: number[];
}

interface Setting {
  readonly browser: Browser;
  readonly url: string;
  readonly runs: number;
  /** Duration of each half of a run: first the main thread is measured, then the frames. */
  readonly seconds: number;
}

/**
 * Opens the workstation and its peers in turn: the whole workstation, also with ladder and tape or
 * with four charts, and a grid of its watchlist's size, the maximized watchlist and a grid of that size,
 * and the same grid with changes batched like ours.
 */
export async function compare(setting: Setting) {
  const { browser, url } = setting;
  const deskBox = await boxOf(workstation, browser, url);
  const listBox = await boxOf(maximizedWatchlist, browser, url);
  const costs = {
    desk: noCost(),
    trading_desk: noCost(),
    four_charts: noCost(),
    grid: noCost(),
    list: noCost(),
    large_grid: noCost(),
    slow_grid: noCost(),
  };
  const contestants: readonly [keyof typeof costs, Contestant][] = [
    ['desk', workstation],
    ['trading_desk', tradingDesk],
    ['four_charts', fourCharts],
    ['grid', await agGrid(deskBox, { wait_ms: 0, is_wide: false })],
    ['list', maximizedWatchlist],
    ['large_grid', await agGrid(listBox, { wait_ms: 0, is_wide: true })],
    ['slow_grid', await agGrid(listBox, { wait_ms: CONFLATION_MS, is_wide: true })],
  ];
  for (let run = 0; run < setting.runs; run++) {
    for (const [name, contestant] of contestants) await runTrial(contestant, setting, costs[name]);
  }
  return costs;
}

const noCost = (): Cost => ({ busy: [], frames_ms: [], long_tasks_ms: [] });

async function boxOf(contestant: Contestant, browser: Browser, url: string) {
  const page = await contestant.open(browser, url);
  const box = await watchlistBox(page);
  await page.context().close();
  return box;
}

async function runTrial(
  contestant: Contestant,
  { browser, url, seconds }: Setting,
  cost: Cost,
): Promise<void> {
  const page = await contestant.open(browser, url);
  const thread = await MainThread.of(page);
  await pause(WARM_UP_MS);
  await observed(page);
  const before_s = await thread.busySeconds();
  await pause(1000 * seconds);
  cost.busy.push(((await thread.busySeconds()) - before_s) / seconds);
  // Counting frames forces the browser to draw all of them, so it is done last.
  await countFrames(page);
  await pause(1000 * seconds);
  const { frames_ms, long_tasks_ms } = await observed(page);
  cost.frames_ms.push(...frames_ms);
  cost.long_tasks_ms.push(...long_tasks_ms);
  await page.context().close();
}
