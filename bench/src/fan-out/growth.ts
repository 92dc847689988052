import { createUniverse } from '../../../backend/src/market/index.ts';
import { finallyServer, type Running } from './contestants.ts';
import { type Load, tryOut } from './trial.ts';

/** Ten thousand clients at this rate are half of what a core can do. */
const EVENTS_PER_SECOND = 5;

/**
 * What an event costs for each of so many clients, in microseconds of each run,
 * less what the server takes without any: its market goes on all the same.
 */
export async function clientGrowth(
  clients: number,
  payload: string,
  load: Load,
  runs: number,
): Promise<readonly number[]> {
  const costs: number[] = [];
  for (let run = 0; run < runs; run++) {
    const setting = { events_per_second: EVENTS_PER_SECOND, payload };
    const trial = await tryOut(finallyServer, setting, { ...watched(load), clients });
    costs.push(trial.client_cpu_us);
  }
  return costs;
}

const watched = (load: Load): Load => ({ ...load, alone_seconds: load.seconds });

/** The same with so many tickers followed, of which the clients want two. */
export async function tickerGrowth(
  tickers: number,
  payload: string,
  load: Load,
  runs: number,
): Promise<readonly number[]> {
  const costs: number[] = [];
  for (let run = 0; run < runs; run++) {
    const setting = { events_per_second: EVENTS_PER_SECOND, payload };
    const trial = await tryOut(finallyServer, setting, watched(load), (server) =>
      watch(server, tickers),
    );
    costs.push(trial.client_cpu_us);
  }
  return costs;
}

/** Puts further tickers on the watchlist until there are so many. */
async function watch({ port }: Running, tickers: number): Promise<void> {
  const universe = createUniverse();
  const names = new Set(
    [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((letter) =>
      universe.search(letter, 50).map(({ ticker }) => String(ticker)),
    ),
  );
  const url = `http://127.0.0.1:${port}/api/watchlist`;
  const { entries } = (await (await fetch(url)).json()) as { entries: { ticker: string }[] };
  for (const { ticker } of entries) names.delete(ticker);
  for (const ticker of [...names].slice(0, tickers - entries.length)) {
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ticker }),
    });
  }
}
