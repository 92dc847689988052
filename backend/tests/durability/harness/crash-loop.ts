import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.ts';
import { Dice } from './dice.ts';
import { examineCopy } from './examine-copy.ts';
import { Journal } from './journal.ts';
import { checkDatabase } from './ledger/database-check.ts';
import { ServerProcess } from './server-process.ts';
import { place, tradeWhile } from './trading.ts';

/** Longer than a start takes, so that a kill can hit any moment of it. */
const START_KILL_MS_MAX = 1_500;
const LOAD_MS_MAX = 400;
const STOP_KILL_MS_MAX = 40;

export interface CrashLoopOptions {
  readonly rounds: number;
  readonly seed: number;
  /** An empty folder for the database, the journal and copies. */
  readonly folder: string;
  /** Number of concurrent requests. */
  readonly connections: number;
  readonly say?: (line: string) => void;
}

/** Counts of what a loop did, to prove that it was not idle. */
export interface CrashReport {
  kills: Record<'trading' | 'starting' | 'stopping', number>;
  acknowledged: number;
  unanswered: number;
  /** Orders that were filled although their answer was lost. */
  filled_unanswered: number;
  resets: number;
}

/**
 * Starts the server, trades, kills it at a random moment, and compares the remaining files with the
 * journal; repeated on the same database.
 *
 * @throws BrokenPromise if a trade is missing, altered or doubled, or the sums do not match
 */
export async function runCrashLoop(options: CrashLoopOptions): Promise<CrashReport> {
  const { rounds, seed, folder, say = () => undefined } = options;
  // How many random numbers a round draws depends on timing, so the schedule has its own generator.
  const schedule = new Dice(seed);
  const journal = new Journal(join(folder, 'journal.jsonl'));
  const database_path = join(folder, 'db', 'finally.db');
  const check = (path: string) => checkDatabase(path, journal);
  const report: CrashReport = {
    kills: { trading: 0, starting: 0, stopping: 0 },
    acknowledged: 0,
    unanswered: 0,
    filled_unanswered: 0,
    resets: 0,
  };
  let verified: Promise<void> = Promise.resolve();
  for (let round = 1; round <= rounds; round++) {
    const plan = planRound(schedule);
    const { when } = plan;
    const server = ServerProcess.launch({ database_path });
    try {
      if (when === 'starting') {
        await Promise.race([server.announced(), pause(plan.start_ms)]);
      } else {
        await server.announced();
        await askAgain(server, journal, report);
        await live(server, journal, plan, new Dice(seed + round), options);
      }
    } finally {
      await server.kill();
    }
    if (when !== 'starting' && plan.reset) report.resets += 1;
    report.kills[when] += 1;
    await verified;
    verified = examineCopy(
      database_path,
      join(folder, `copy-${round % 2}`),
      check,
      `kill ${round}`,
    );
    // Awaited one round later; this prevents an unhandled rejection until then.
    verified.catch(() => undefined);
    if (round % 10 === 0) say(`${round} kills, ${journal.receipts().length} trades acknowledged`);
  }
  await verified;

  const server = await ServerProcess.start({ database_path });
  try {
    await askAgain(server, journal, report);
  } finally {
    await server.stop();
  }
  await examineCopy(database_path, join(folder, 'copy-0'), check, 'the last stop');
  report.acknowledged = journal.receipts().length;
  return report;
}

interface Plan {
  readonly when: keyof CrashReport['kills'];
  /** When it is killed: milliseconds after its start, its first trade, or the request to stop. */
  readonly start_ms: number;
  readonly trading_ms: number;
  readonly stop_ms: number;
  /** True if the ledger is reset before the first trade. */
  readonly reset: boolean;
}

const planRound = (schedule: Dice): Plan => ({
  when: schedule.chance(0.1) ? 'starting' : schedule.chance(0.1) ? 'stopping' : 'trading',
  start_ms: schedule.between(0, START_KILL_MS_MAX),
  trading_ms: schedule.between(0, LOAD_MS_MAX),
  stop_ms: schedule.between(0, STOP_KILL_MS_MAX),
  reset: schedule.chance(0.05),
});

/** Trades until the server is killed; requests in flight then get no answer. */
async function live(
  server: ServerProcess,
  journal: Journal,
  plan: Plan,
  dice: Dice,
  { connections }: CrashLoopOptions,
): Promise<void> {
  const clients = Array.from({ length: connections }, () => new Client(server.port));
  if (plan.reset) await clients[0]?.post('/api/portfolio/reset', {});
  let alive = true;
  const end = async () => {
    await pause(plan.trading_ms);
    if (plan.when === 'stopping') {
      server.signal('SIGTERM');
      await pause(plan.stop_ms);
    }
    await server.kill();
    alive = false;
  };
  await Promise.all([end(), tradeWhile(() => alive, clients, journal, dice)]);
  for (const client of clients) client.close();
}

/** Sends every order whose answer was lost twice more, concurrently. */
async function askAgain(
  server: ServerProcess,
  journal: Journal,
  report: CrashReport,
): Promise<void> {
  const orders = journal.unanswered();
  const clients = [new Client(server.port), new Client(server.port)];
  const before = await clients[0]?.get('/api/portfolio/trades?limit=500');
  const filled = new Set(
    before?.body.trades.map((trade: { client_order_id: string }) => trade.client_order_id),
  );
  for (const order of orders) {
    if (filled.has(order.client_order_id)) report.filled_unanswered += 1;
    await Promise.all(clients.map((client) => place(client, journal, order)));
  }
  report.unanswered += orders.length;
  journal.settle();
  for (const client of clients) client.close();
}
