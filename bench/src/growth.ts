/**
 * Measures the cost of a large ledger: a million trades and a year of snapshots, compared with an
 * empty ledger and with a young one of a hundred trades and a day of snapshots, whose answers have
 * the same length. Prints, over alternating runs, the time from the start until the server listens
 * and the time of each call, during and after the verification of the whole journal that follows a
 * start.
 *
 *   node bench/src/growth.ts [--small]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HttpClient } from './support/http-client.ts';
import {
  forgetVerification,
  type Growth,
  growLedger,
  isVerified,
} from './support/ledgers/grown-ledger.ts';
import { median, quantile, spread } from './support/measures/statistics.ts';
import { type BenchServer, startServer } from './support/servers/server.ts';

const SMALL = process.argv.includes('--small');
const RUNS = SMALL ? 1 : 5;
const STARTS = SMALL ? 1 : 7;
const CALLS = SMALL ? 20 : 200;
/** Few enough to finish before the verification ends. */
const CALLS_BESIDE = SMALL ? 5 : 50;
const VERIFICATION_SECONDS_MAX = 300;

const LEDGERS = ['empty', 'young', 'grown'] as const;
type Name = (typeof LEDGERS)[number];
type Each<Value> = Readonly<Record<Name, Value>>;

const GROWTH: Each<Growth> = {
  empty: { trades: 0, days: 0 },
  young: { trades: 100, days: 1 },
  grown: { trades: SMALL ? 10_000 : 1_000_000, days: SMALL ? 60 : 365 },
};

const HISTORY_OF_ALL = '/api/portfolio/history?range=all';

/** The measured calls with their targets. */
const CALLED = [
  ['portfolio', '/api/portfolio', 'at most 2 times the empty'],
  ['first page of the blotter', '/api/portfolio/trades', 'at most 2 times the empty'],
  ['history of a day', '/api/portfolio/history?range=1d', 'at most 2 times the empty'],
  ['history of all', HISTORY_OF_ALL, 'at most 2 times the empty'],
  ['performance', '/api/portfolio/performance', 'none'],
] as const;

const each = async <Value>(make: (name: Name) => Promise<Value>): Promise<Each<Value>> => ({
  empty: await make('empty'),
  young: await make('young'),
  grown: await make('grown'),
});

/** Prints how the large ledger's times compare; each list has one time per run. */
function report(what: string, times_ms: Each<readonly number[]>, goal: string): void {
  const ratios = (other: Name): string =>
    spread(times_ms.grown.map((time, run) => time / (times_ms[other][run] ?? Number.NaN)));
  const medians = LEDGERS.map((name) => `${name} ${median(times_ms[name]).toFixed(2)} ms`);
  console.log(
    `${what}: ${medians.join(', ')}; grown / empty ${ratios('empty')}, ` +
      `grown / young ${ratios('young')} (goal: ${goal})`,
  );
}

/**
 * Calls each ledger in turn, repeatedly.
 *
 * @returns the times of each in milliseconds
 */
async function callInTurn(
  clients: Each<HttpClient>,
  path: string,
  calls: number,
): Promise<Each<number[]>> {
  const times_ms: Each<number[]> = { empty: [], young: [], grown: [] };
  for (let call = 0; call < calls; call++) {
    for (const name of LEDGERS) {
      const sent = performance.now();
      const { status } = await clients[name].get(path);
      times_ms[name].push(performance.now() - sent);
      if (status !== 200) throw new Error(`${path} was answered with ${status}`);
    }
  }
  return times_ms;
}

async function measureCalls(clients: Each<HttpClient>, when: string, calls: number): Promise<void> {
  for (const [what, path, goal] of CALLED) {
    const medians_ms: Each<number[]> = { empty: [], young: [], grown: [] };
    const tails_ms: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const times_ms = await callInTurn(clients, path, calls);
      for (const name of LEDGERS) medians_ms[name].push(median(times_ms[name]));
      tails_ms.push(quantile(times_ms.grown, 0.99));
    }
    report(`${when}, ${what}`, medians_ms, goal);
    console.log(`    p99 of the grown ledger ${spread(tails_ms)} ms`);
  }
}

/** @returns after how many seconds the journal was verified */
async function verificationOf(path: string): Promise<number> {
  const begun = performance.now();
  while (!isVerified(path)) {
    if (performance.now() - begun > VERIFICATION_SECONDS_MAX * 1000) {
      throw new Error('the verification of the whole journal does not end');
    }
    await pause(500);
  }
  return (performance.now() - begun) / 1000;
}

const folder = mkdtempSync(join(tmpdir(), 'finally-growth-'));
const pathOf = (name: Name): string => join(folder, `${name}.db`);
const start = (name: Name): Promise<BenchServer> => startServer({ DATABASE_PATH: pathOf(name) });

try {
  for (const name of LEDGERS) {
    await growLedger(pathOf(name), GROWTH[name]);
    const megabytes = statSync(pathOf(name)).size / 1e6;
    console.log(
      `${name}: ${GROWTH[name].trades} trades, ${GROWTH[name].days} days, ` +
        `${megabytes.toFixed(1)} MB`,
    );
  }

  const starts_ms: Each<number[]> = { empty: [], young: [], grown: [] };
  // The first round loads the program and the files into the operating system's cache.
  for (let round = SMALL ? 1 : 0; round <= STARTS; round++) {
    for (const name of LEDGERS) {
      const begun = performance.now();
      const server = await start(name);
      if (round > 0) starts_ms[name].push(performance.now() - begun);
      await server.stop();
    }
  }
  report('start until the address is printed', starts_ms, 'at most 2 times the empty');

  forgetVerification(pathOf('grown'));
  const servers = await each(start);
  const verification = verificationOf(pathOf('grown'));
  try {
    const clients = await each((name) => HttpClient.open(servers[name].port));
    for (const name of LEDGERS) {
      const { body } = await clients[name].get(HISTORY_OF_ALL);
      const { snapshots } = JSON.parse(body) as { snapshots: unknown[] };
      console.log(`${name}: the history of all has ${snapshots.length} points`);
    }
    for (const [, path] of CALLED) await callInTurn(clients, path, CALLS);
    const begun = performance.now();
    await measureCalls(clients, 'beside the verification', CALLS_BESIDE);
    const measured_s = (performance.now() - begun) / 1000;
    console.log(
      `this took ${measured_s.toFixed(0)} s, the verification ${(await verification).toFixed(0)} s`,
    );
    await measureCalls(clients, 'after it', CALLS);
    for (const name of LEDGERS) clients[name].close();
  } finally {
    for (const name of LEDGERS) await servers[name].stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
