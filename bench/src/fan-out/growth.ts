import { watch } from '../support/watch.ts';
import { finallyServer } from './contestants.ts';
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
      watch(server.port, tickers),
    );
    costs.push(trial.client_cpu_us);
  }
  return costs;
}
