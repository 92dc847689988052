import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timeOrderedUuids } from '../../../src/kernel/ids.ts';
import { liveMarketClock, systemClock } from '../../../src/kernel/time/clock.ts';
import { LedgerVerifier } from '../../../src/portfolio/index.ts';
import {
  createLedgerStore,
  DEFAULT_ACCOUNT_ID,
  openDatabase,
} from '../../../src/storage/sqlite/index.ts';
import { Client } from './client.ts';
import { Dice } from './dice.ts';
import { LOSSES, PowerCutDisk } from './disk/power-cut-disk.ts';
import { readTrace, type TraceEvent, tracer, tracerOf } from './disk/trace.ts';
import { BrokenPromise } from './examine-copy.ts';
import { Journal, type Order } from './journal.ts';
import { checkDatabase } from './ledger/database-check.ts';
import { ServerProcess } from './server-process.ts';
import { tradeWhile } from './trading.ts';

const MEMORY = '/dev/shm';

/** @returns why writes cannot be traced here; undefined if they can */
export function whyNoTracing(): string | undefined {
  const { error, status, stderr } = spawnSync('strace', ['-qq', '-e', 'trace=none', 'true'], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  if (error) return `strace cannot be run (${error.message})`;
  return status === 0 ? undefined : `strace is not permitted here (${stderr.trim()})`;
}

/** Creates a folder for disk images, in memory if possible, because they are temporary. */
export const imagesFolder = (): string =>
  mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'finally-images-'));

export interface Recording {
  readonly events: readonly TraceEvent[];
  /** All orders sent. */
  readonly orders: readonly Order[];
  /** Number of acknowledgements the clients received. */
  readonly received: number;
}

/**
 * Records every write of a real server through three runs: it trades and is killed, continues on
 * the remaining files and stops normally, and is killed again.
 * @param folder an empty folder
 *
 * @param trades number of acknowledged trades per run
 */
export async function record(folder: string, trades: number, seed: number): Promise<Recording> {
  const data = join(folder, 'data');
  const database_path = join(data, 'db', 'finally.db');
  mkdirSync(data, { recursive: true });
  const dice = new Dice(seed);
  const journal = new Journal();
  const events: TraceEvent[] = [];
  for (const [run, ending] of (['kill', 'stop', 'kill'] as const).entries()) {
    const trace_path = join(folder, `trace-${run}`);
    const server = await ServerProcess.start({ database_path, wrapper: tracer(trace_path) });
    const traceEnded = tracerOf(server.pid);
    try {
      const clients = Array.from({ length: 4 }, () => new Client(server.port));
      const goal = journal.receipts().length + trades;
      await tradeWhile(() => journal.receipts().length < goal, clients, journal, dice);
      if (run === 1) await clients[0]?.post('/api/portfolio/reset', {});
      for (const client of clients) client.close();
    } finally {
      await server[ending]();
    }
    await traceEnded();
    const offset = events.length;
    for (const event of await readTrace(trace_path, join(data, 'db'))) {
      events.push(event.kind === 'sync' ? { ...event, from: event.from + offset } : event);
    }
    rmSync(trace_path);
  }
  return { events, orders: journal.orders(), received: journal.receipts().length };
}

export interface CutOptions {
  readonly seed: number;
  /** Number of cuts at each sync, just before and just after it. */
  readonly at_syncs: number;
  /** Number of cuts at other moments. */
  readonly between: number;
  /** An empty folder for the state after each cut. */
  readonly folder: string;
  readonly say?: (line: string) => void;
}

export interface CutReport {
  cuts: number;
  syncs: number;
  writes: number;
  acknowledged: number;
}

/**
 * Simulates power cuts at many moments of a recording and opens each result with the product, as
 * its next start would.
 *
 * @throws BrokenPromise if a trade acknowledged before a cut is missing, altered or doubled after
 *   it, or the ledger is not sound
 */
export async function cutPower(
  { events, orders }: Recording,
  { seed, at_syncs, between, folder, say = () => undefined }: CutOptions,
): Promise<CutReport> {
  const dice = new Dice(seed);
  const disk = new PowerCutDisk();
  const journal = new Journal();
  const ordersById = new Map(orders.map((order) => [order.client_order_id, order]));
  for (const order of orders) journal.sent(order);
  const report: CutReport = { cuts: 0, syncs: 0, writes: 0, acknowledged: 0 };
  const chance = between / events.length;

  const cut = async (number: number): Promise<void> => {
    const loss = dice.oneOf(LOSSES);
    const image = join(folder, 'image');
    disk.writeImage(image, loss, dice);
    const faults = await examine(join(image, 'finally.db'), journal);
    rmSync(image, { recursive: true, force: true });
    report.cuts += 1;
    if (report.cuts % 500 === 0) say(`${report.cuts} cuts`);
    if (faults.length === 0) return;
    throw new BrokenPromise(
      `power cut at event ${number} of ${events.length}, keeping ${loss}:\n${faults.slice(0, 20).join('\n')}`,
    );
  };

  for (const [number, event] of events.entries()) {
    const cuts = event.kind === 'sync' ? at_syncs : dice.chance(chance) ? 1 : 0;
    for (let count = 0; count < cuts; count++) await cut(number);
    disk.apply(event);
    if (event.kind === 'sync') {
      report.syncs += 1;
      for (let count = 0; count < cuts; count++) await cut(number);
    }
    if (event.kind === 'write') report.writes += 1;
    if (event.kind === 'acknowledged') {
      const order = ordersById.get(event.receipt.trade.client_order_id ?? '');
      if (!order) throw new Error('a trade was acknowledged that nobody asked for');
      journal.acknowledged(order, event.receipt);
    }
  }
  await cut(events.length);
  report.acknowledged = journal.receipts().length;
  return report;
}

/** Opens a database with the product, replays its ledger, and compares it with the journal. */
async function examine(path: string, journal: Journal): Promise<string[]> {
  const clock = liveMarketClock(systemClock);
  try {
    const connection = openDatabase(path, '2026-02-11T14:30:00.000Z');
    try {
      const ledger = createLedgerStore(connection, { newId: timeOrderedUuids(clock), clock });
      const verifier = new LedgerVerifier({
        account_id: DEFAULT_ACCOUNT_ID,
        ledger,
        clock,
        onError: (error) => {
          throw error;
        },
      });
      const difference = await verifier.verifyAll();
      if (difference) return [`the ledger is not sound: ${difference.what}`];
    } finally {
      connection.close();
    }
  } catch (error) {
    return [`the database does not open: ${error instanceof Error ? error.message : error}`];
  }
  return checkDatabase(path, journal);
}
