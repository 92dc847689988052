import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BAR_INTERVALS, BARS_LIMIT_MAX, type BarInterval, TickerSchema } from '@finally/contract';
import { priceE4 } from '../../backend/src/kernel/money.ts';
import { liveMarketClock, systemClock } from '../../backend/src/kernel/time/clock.ts';
import {
  BarService,
  createMarketDataSource,
  createUniverse,
  FollowedTickers,
  PriceCache,
} from '../../backend/src/market/index.ts';
import type { StoredInterval } from '../../backend/src/market/store.ts';
import {
  createBarStore,
  DEFAULT_TICKERS,
  openDatabase,
} from '../../backend/src/storage/sqlite/index.ts';

/*
 * Measures how long the first start takes to generate and record the history of the default
 * watchlist, and how fast `GET /api/market/bars` answers 1,000 bars over HTTP: the first answer at
 * each interval, and the median from a warm store, in milliseconds from the request to the last
 * byte. Fails if the history or the slowest median exceeds its target. `--requests 50` measures
 * less.
 */

const PAST_AIM_MS = 1_000;
const AIM_MS = 5;
const TICKER = TickerSchema.parse('AAPL');
const SERVER = fileURLToPath(new URL('../../backend/src/main.ts', import.meta.url));
const { values: options } = parseArgs({ options: { requests: { type: 'string' } } });
const requests = Number(options.requests ?? 300);

const LENGTH_MS: Record<StoredInterval, number> = { '1s': 1_000, '1m': 60_000, '1d': 86_400_000 };
/** The maximum number of bars kept. */
const KEPT: Record<StoredInterval, number> = { '1s': 7_200, '1m': 45 * 1_440, '1d': 5 * 365 };

/** Fills a database as after months of running. */
async function fill(path: string): Promise<void> {
  const now_ms = Date.now();
  const connection = openDatabase(path, new Date(now_ms).toISOString());
  const store = createBarStore(connection);
  for (const interval of Object.keys(KEPT) as StoredInterval[]) {
    const length_ms = LENGTH_MS[interval];
    const end_ms = now_ms - (now_ms % length_ms);
    const bars = Array.from({ length: KEPT[interval] }, (_, index) => {
      const middle = 1_900_000 + Math.round(50_000 * Math.sin(index / 40));
      return {
        time_ms: end_ms - (KEPT[interval] - index) * length_ms,
        open_e4: priceE4(middle),
        high_e4: priceE4(middle + 1_234),
        low_e4: priceE4(middle - 1_234),
        close_e4: priceE4(middle + 567),
        volume: 48_000 + index,
      };
    });
    await store.record('simulator', [{ ticker: TICKER, interval, bars }]);
  }
  connection.close();
}

/**
 * Follows the default watchlist for the first time.
 *
 * @returns milliseconds until all its bars are recorded
 */
async function firstStart(path: string): Promise<number> {
  const clock = liveMarketClock(systemClock);
  const connection = openDatabase(path, new Date(clock.now_ms()).toISOString());
  const prices = new PriceCache(clock);
  const universe = createUniverse();
  const source = createMarketDataSource(
    { sim_seed: 1 },
    { cache: prices, clock, universe, recorded: undefined, lastKnown: new Map(), fetch },
  );
  const onError = (error: unknown) => {
    throw error;
  };
  const book = new BarService({ source, prices, store: createBarStore(connection), onError });
  const began = performance.now();
  await new FollowedTickers(source, book).start({ watched: DEFAULT_TICKERS });
  // A history is recorded when it is first requested.
  for (const ticker of DEFAULT_TICKERS) await book.bars(ticker, '1d', 1);
  const took_ms = performance.now() - began;
  await source.stop();
  book.dispose();
  connection.close();
  return took_ms;
}

async function startServer(database: string) {
  const server = spawn(process.execPath, [SERVER], {
    env: { ...process.env, PORT: '0', DATABASE_PATH: database, SIM_SEED: '1', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
  };
  for await (const line of createInterface({ input: server.stdout })) {
    const port = /localhost:(\d+)/.exec(line)?.[1];
    if (port) return { url: `http://127.0.0.1:${port}`, stop };
  }
  throw new Error('the server did not start');
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Sends one request; resolves when the last byte has arrived. */
const ask = (url: string) =>
  new Promise<{ took_ms: number; body: string }>((resolve, reject) => {
    const began = performance.now();
    get(url, { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const took_ms = performance.now() - began;
        const body = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve({ took_ms, body });
        else reject(new Error(`${response.statusCode}: ${body}`));
      });
    }).once('error', reject);
  });

const ms = (value: number): string => value.toFixed(2).padStart(8);

/**
 * Measures and prints the answers at one interval.
 *
 * @returns the median
 */
async function measure(url: string, interval: BarInterval): Promise<number> {
  const query = `ticker=${TICKER}&interval=${interval}&limit=${BARS_LIMIT_MAX}`;
  const path = `${url}/api/market/bars?${query}`;
  const first = await ask(path);
  const { bars } = JSON.parse(first.body) as { bars: unknown[] };
  const took: number[] = [];
  for (let request = 0; request < requests; request++) took.push((await ask(path)).took_ms);
  took.sort((left, right) => left - right);
  const at = (part: number) => took[Math.floor((took.length - 1) * part)] ?? Number.NaN;
  console.log(
    `${interval.padStart(3)} ${String(bars.length).padStart(5)} bars` +
      `${(first.body.length / 1_000).toFixed(0).padStart(5)} kB  first ${ms(first.took_ms)}` +
      `  p50 ${ms(at(0.5))}  p99 ${ms(at(0.99))}  max ${ms(at(1))} ms`,
  );
  return at(0.5);
}

const folder = mkdtempSync(join(tmpdir(), 'finally-bench-'));
try {
  const past_ms = await firstStart(join(folder, 'first.db'));
  console.log(
    `history of ${DEFAULT_TICKERS.length} tickers generated and recorded in ${ms(past_ms)} ms`,
  );
  if (past_ms > PAST_AIM_MS) process.exitCode = 1;
  const database = join(folder, 'finally.db');
  await fill(database);
  const began = performance.now();
  const { url, stop } = await startServer(database);
  try {
    const took = Math.round(performance.now() - began);
    console.log(`server up in ${took} ms; ${requests} requests at each interval`);
    // Warm up until all code involved is compiled.
    const warming = `${url}/api/market/bars?ticker=${TICKER}&interval=1d&limit=${BARS_LIMIT_MAX}`;
    for (let request = 0; request < 100; request++) await ask(warming);
    let slowest = 0;
    for (const interval of BAR_INTERVALS) slowest = Math.max(slowest, await measure(url, interval));
    console.log(`slowest median ${slowest.toFixed(2)} ms, aim ${AIM_MS} ms`);
    if (slowest > AIM_MS) process.exitCode = 1;
  } finally {
    agent.destroy();
    await stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
