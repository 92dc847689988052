import { watch } from '../support/measures/watch.ts';
import { finallyServer } from './contestants.ts';
import { type Load, runTrial } from './trial.ts';

/** Ten thousand clients at this rate use half of a core. */
const EVENTS_PER_SECOND = 5;

/**
 * Returns the cost of an event per client, in microseconds for each run, minus what the server uses
 * without clients while its market runs.
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
    const trial = await runTrial(finallyServer, setting, { ...watched(load), clients });
    costs.push(trial.client_cpu_us);
  }
  return costs;
}

const watched = (load: Load): Load => ({ ...load, alone_seconds: load.seconds });

/** The same with this many followed tickers, of which each client subscribes to two. */
export async function tickerGrowth(
  tickers: number,
  payload: string,
  load: Load,
  runs: number,
): Promise<readonly number[]> {
  const costs: number[] = [];
  for (let run = 0; run < runs; run++) {
    const setting = { events_per_second: EVENTS_PER_SECOND, payload };
    const trial = await runTrial(finallyServer, setting, watched(load), (server) =>
      watch(server.port, tickers),
    );
    costs.push(trial.client_cpu_us);
  }
  return costs;
}
