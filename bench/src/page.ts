/**
 * Measures the page in Chromium with 200 tickers that all change 20 times a second: the load of its
 * main thread compared with `ag-grid-community` with the same rows, over alternating runs; frames,
 * long tasks, interactions, scrolling through 500 rows, and memory. docs/performance.md contains
 * the tables.
 *
 *   node bench/src/page.ts [--small] [--seconds=60] [--minutes=10] [--interpreted]
 *                        [compare] [hands] [scroll] [heap]
 *
 * With `--interpreted` the heap contains no machine code.
 */
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { SERVER_CORE, startChild } from './fan-out/child.ts';
import { type Cost, compare } from './page/compare.ts';
import { interactions } from './page/interactions.ts';
import { heapOverSwitches, heapOverTime } from './page/memory.ts';
import { openBrowser } from './page/pages.ts';
import { scrolling } from './page/scrolling.ts';
import { quantile, spread } from './support/measures/statistics.ts';
import { watch } from './support/measures/watch.ts';

const SMALL = process.argv.includes('--small');
const PARTS = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const RUNS = SMALL ? 1 : 5;
const HAND_RUNS = SMALL ? 1 : 8;
const EVENTS_PER_SECOND = 20;
const ROWS = SMALL ? 12 : 200;
const ROWS_TO_SCROLL = SMALL ? 24 : 500;

/** Reads a numeric option: `--seconds=60` gives 60. */
function option(name: string, otherwise: number): number {
  const found = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return found === undefined ? otherwise : Number(found.slice(name.length + 3));
}
const SECONDS = option('seconds', SMALL ? 1 : 60);
const MINUTES = option('minutes', SMALL ? 0.02 : 10);

const wants = (part: string): boolean => PARTS.length === 0 || PARTS.includes(part);
const ms = (value: number): string => `${value.toFixed(1)} ms`;
/** A late frame comes at least 16.7 ms after its due time. */
const FRAME_MS_MAX = 17.5;
const tellFrames = (frames_ms: readonly number[]): string => {
  const late = frames_ms.filter((frame_ms) => frame_ms > FRAME_MS_MAX).length;
  return `frames p99 ${ms(quantile(frames_ms, 0.99))}, ${percent(late / frames_ms.length)} late`;
};
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

const built = fileURLToPath(new URL('../../frontend/out/index.html', import.meta.url));
if (!existsSync(built)) {
  console.log('Skipped: the page is not built (npm run build).');
  process.exit();
}
const browser = await openBrowser({ isInterpreted: process.argv.includes('--interpreted') });
if (!browser) {
  console.log('Skipped: there is no Chromium (CHROMIUM_PATH names one).');
  process.exit();
}
const server = startChild(SERVER_CORE, './finally-server.ts', {
  EVENTS_PER_SECOND: String(EVENTS_PER_SECOND),
  PAGES: 'built',
});
const { port } = await server.hear<{ port: number }>();
const url = `http://localhost:${port}`;
await watch(port, ROWS);
const load = loadavg().map((value) => value.toFixed(1));
console.log(`${ROWS} rows, ${EVENTS_PER_SECOND} events/s; load before: ${load.join(' ')}`);

if (wants('compare')) {
  const setting = { browser, url, runs: RUNS, seconds: SECONDS };
  const costs = await compare(setting);
  const tell = (name: string, { busy, frames_ms, long_tasks_ms }: Cost): void => {
    const longest = long_tasks_ms.length > 0 ? `, up to ${ms(Math.max(...long_tasks_ms))}` : '';
    console.log(
      `${name}: busy ${spread(busy.map((share) => 100 * share))} %, ${tellFrames(frames_ms)}, ` +
        `${long_tasks_ms.length} long tasks${longest}`,
    );
  };
  const ratio = (name: string, one: Cost, other: Cost): void =>
    console.log(`${name}: ${spread(one.busy.map((share, run) => share / (other.busy[run] ?? 0)))}`);
  tell('FinAlly, whole desk', costs.desk);
  tell('FinAlly, whole desk with ladder and tape', costs.trading_desk);
  tell('FinAlly, whole desk with four charts', costs.four_charts);
  tell('ag-grid, as large as its watchlist', costs.grid);
  tell('FinAlly, watchlist maximized', costs.list);
  tell('ag-grid, as large as that', costs.large_grid);
  tell('ag-grid, as large and no more often', costs.slow_grid);
  ratio('whole desk / ag-grid', costs.desk, costs.grid);
  ratio('whole desk with ladder and tape / ag-grid', costs.trading_desk, costs.grid);
  ratio('whole desk with four charts / ag-grid', costs.four_charts, costs.grid);
  ratio('watchlist / ag-grid', costs.list, costs.large_grid);
  ratio('watchlist / ag-grid no more often', costs.list, costs.slow_grid);
}

if (wants('hands')) {
  const runs: { keys: number; moves: number }[] = [];
  const [counted, longest_ms] = [{ keys: 0, moves: 0 }, [0]];
  for (let run = 0; run < HAND_RUNS; run++) {
    const { keys_and_clicks_ms, moves_ms } = await interactions(browser, url, SMALL ? 1 : 10);
    runs.push({ keys: quantile(keys_and_clicks_ms, 0.98), moves: quantile(moves_ms, 0.98) });
    counted.keys += keys_and_clicks_ms.length;
    counted.moves += moves_ms.length;
    longest_ms.push(Math.max(...keys_and_clicks_ms));
  }
  console.log(
    `interactions: ${counted.keys} in ${HAND_RUNS} runs, p98 ${spread(
      runs.map(({ keys }) => keys),
      0,
    )} ms, ` + `longest ${ms(Math.max(...longest_ms))}`,
  );
  console.log(
    `moves of a dragged order: ${counted.moves}, p98 ${spread(
      runs.map(({ moves }) => moves),
      0,
    )} ms`,
  );
}

if (wants('heap')) {
  const switches = await heapOverSwitches(browser, url, SMALL ? 5 : 50);
  console.log(`heap after ${switches.count} ticker switches: ${percent(switches.growth)}`);
  const time = await heapOverTime(browser, url, MINUTES);
  console.log(
    `heap after ${MINUTES} min: ${percent(time.growth)} of ${time.before_mb.toFixed(1)} MB`,
  );
}

if (wants('scroll')) {
  await watch(port, ROWS_TO_SCROLL);
  const { frames_ms, long_tasks_ms, rows } = await scrolling(browser, url, SMALL ? 1 : 2);
  console.log(
    `scrolling ${rows} rows: ${tellFrames(frames_ms)}, ${long_tasks_ms.length} long tasks`,
  );
}

await browser.close();
await server.stop();
