import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { MainThread } from './main-thread.ts';
import { agGrid, type Contestant, maximisedWatchlist, watchlistBox, workstation } from './pages.ts';
import { countFrames, observed } from './probe.ts';

const WARM_UP_MS = 2_000;

/** What a page's rows cost. */
export interface Rows {
  /** The share of each run in which the main thread was busy, by its own clock. */
  readonly busy: readonly number[];
  /** Of all runs together. */
  readonly frames_ms: readonly number[];
  readonly long_tasks_ms: readonly number[];
}

interface Setting {
  readonly browser: Browser;
  readonly url: string;
  readonly runs: number;
  /** Each run looks for so long at the main thread, and for as long at frames. */
  readonly seconds: number;
}

/**
 * Opens the workstation and the peer in turn. Two pairs are compared: the whole
 * desk with a grid as large as its watchlist, and the maximised watchlist with a
 * grid as large as that.
 */
export async function compare(setting: Setting) {
  const { browser, url } = setting;
  const contestants = {
    desk: workstation,
    grid: await gridLike(workstation, browser, url),
    list: maximisedWatchlist,
    grid_of_list: await gridLike(maximisedWatchlist, browser, url),
  };
  const runs: Record<keyof typeof contestants, Rows[]> = {
    desk: [],
    grid: [],
    list: [],
    grid_of_list: [],
  };
  for (let run = 0; run < setting.runs; run++) {
    for (const [name, contestant] of Object.entries(contestants)) {
      runs[name as keyof typeof contestants].push(await tryOut(contestant, setting));
    }
  }
  const all = (of: readonly Rows[]): Rows => ({
    busy: of.flatMap(({ busy }) => busy),
    frames_ms: of.flatMap(({ frames_ms }) => frames_ms),
    long_tasks_ms: of.flatMap(({ long_tasks_ms }) => long_tasks_ms),
  });
  return {
    desk: all(runs.desk),
    grid: all(runs.grid),
    list: all(runs.list),
    grid_of_list: all(runs.grid_of_list),
  };
}

async function gridLike(contestant: Contestant, browser: Browser, url: string) {
  const page = await contestant.open(browser, url);
  const box = await watchlistBox(page);
  await page.context().close();
  return agGrid(box);
}

async function tryOut(contestant: Contestant, { browser, url, seconds }: Setting): Promise<Rows> {
  const page = await contestant.open(browser, url);
  const thread = await MainThread.of(page);
  await pause(WARM_UP_MS);
  await observed(page);
  const before_s = await thread.busySeconds();
  await pause(1000 * seconds);
  const busy = ((await thread.busySeconds()) - before_s) / seconds;
  // Counting frames has the browser draw all of them, so it comes afterwards.
  await countFrames(page);
  await pause(1000 * seconds);
  const { frames_ms, long_tasks_ms } = await observed(page);
  await page.context().close();
  return { busy: [busy], frames_ms, long_tasks_ms };
}
