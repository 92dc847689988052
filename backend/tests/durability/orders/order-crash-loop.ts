import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '../harness/client.ts';
import { Dice } from '../harness/dice.ts';
import { BrokenPromise, examineCopy } from '../harness/examine-copy.ts';
import { ServerProcess } from '../harness/server-process.ts';
import { checkOrderDatabase } from './order-check.ts';
import { OrderLog } from './order-log.ts';
import { orderWhile, placeOrder } from './order-program.ts';

/** Long enough for some steps of the prices, so that resting orders meet them. */
const LOAD_MS_MIN = 600;
const LOAD_MS_MAX = 2_500;
const START_KILL_MS_MAX = 1_500;
/** The prices move by chance, and on a busy machine a few rounds may fill no exit. */
const EXIT_WAIT_MS = 30_000;

export interface OrderCrashOptions {
  readonly rounds: number;
  readonly seed: number;
  /** An empty folder for the database and its copies. */
  readonly folder: string;
  /** Number of concurrent requests. */
  readonly connections: number;
  readonly say?: (line: string) => void;
}

/** Counts of what a loop did, to prove that it was not idle. */
export interface OrderCrashReport {
  kills: number;
  /** Orders that were acknowledged. */
  orders: number;
  /** Orders whose answer was lost. */
  unanswered: number;
  /** Orders that were open when the server was killed, counted at each kill. */
  open: number;
  /** Exits of brackets and pairs that were filled. */
  exits: number;
  /** How many of all orders ended in each state. */
  states: Record<string, number>;
}

/**
 * Starts the server, lets a program place, change and cancel orders of every kind on moving prices,
 * kills it at a random moment, and compares what is on the disk with what was acknowledged; repeated
 * on the same database. At the end everything is canceled, so that no order is left that could be
 * neither filled nor canceled.
 *
 * @throws BrokenPromise if an order or a fill is missing, altered or doubled, or sums do not match
 */
export async function runOrderCrashLoop(options: OrderCrashOptions): Promise<OrderCrashReport> {
  const { rounds, seed, folder, connections, say = () => undefined } = options;
  // How many random numbers a round draws depends on timing, so the schedule has its own generator.
  const schedule = new Dice(seed);
  const log = new OrderLog();
  const database_path = join(folder, 'db', 'finally.db');
  const copy = join(folder, 'copy');
  const check = (path: string) => checkOrderDatabase(path, log);
  const report: OrderCrashReport = {
    kills: 0,
    orders: 0,
    unanswered: 0,
    open: 0,
    exits: 0,
    states: {},
  };
  let made = 0;
  for (let round = 1; round <= rounds; round++) {
    const load_ms = schedule.between(LOAD_MS_MIN, LOAD_MS_MAX);
    const start_ms = schedule.between(0, START_KILL_MS_MAX);
    const isStarting = schedule.chance(0.1);
    const server = ServerProcess.launch({ database_path });
    try {
      if (isStarting) {
        await Promise.race([server.announced(), pause(start_ms)]);
      } else {
        await server.announced();
        report.unanswered += await askAgain(server, log);
        const clients = Array.from({ length: connections }, () => new Client(server.port));
        let alive = true;
        const kill = async () => {
          await pause(load_ms);
          alive = false;
          await server.kill();
        };
        const name = () => `order-${++made}`;
        const dice = new Dice(seed + round);
        await Promise.all([kill(), orderWhile(() => alive, clients, log, dice, name)]);
        for (const client of clients) client.close();
      }
    } finally {
      await server.kill();
    }
    report.kills += 1;
    report.open += log.open.length;
    await examineCopy(database_path, copy, check, `kill ${round}`);
    if (round % 10 === 0) say(`${round} kills, ${log.orders.length} orders acknowledged`);
  }
  await endAll(database_path, log, report, () => `order-${++made}`);
  await examineCopy(database_path, copy, check, 'the last stop');
  report.orders = log.orders.length;
  report.exits = filledExits(log);
  for (const { state } of log.orders) report.states[state] = (report.states[state] ?? 0) + 1;
  return report;
}

/** Sends every order whose answer was lost twice more, concurrently. */
async function askAgain(server: ServerProcess, log: OrderLog): Promise<number> {
  const { unanswered } = log;
  const clients = [new Client(server.port), new Client(server.port)];
  for (const order of unanswered) {
    await Promise.all(clients.map((client) => placeOrder(client, log, order)));
  }
  for (const client of clients) client.close();
  return unanswered.length;
}

const filledExits = (log: OrderLog): number =>
  log.orders.filter(
    ({ role, state }) => state === 'filled' && (role === 'take_profit' || role === 'stop_loss'),
  ).length;

/**
 * Goes on until an exit was filled, for at most EXIT_WAIT_MS, cancels every open order, and reads all
 * that there are.
 */
async function endAll(
  database_path: string,
  log: OrderLog,
  report: OrderCrashReport,
  name: () => string,
): Promise<void> {
  const server = await ServerProcess.start({ database_path });
  const client = new Client(server.port);
  try {
    report.unanswered += await askAgain(server, log);
    await readAll(client, log);
    const end = performance.now() + EXIT_WAIT_MS;
    const goOn = () => filledExits(log) === 0 && performance.now() < end;
    await orderWhile(goOn, [client], log, new Dice(0), name);
    const { status, body } = await client.delete('/api/orders');
    if (status !== 200) throw new BrokenPromise(`canceling all orders was answered with ${status}`);
    for (const order of body.canceled) log.told(order);
    await readAll(client, log);
    const { length } = log.open;
    if (length > 0) throw new BrokenPromise(`${length} orders are open though all were canceled`);
    if (body.account.reserved_cash !== 0) throw new BrokenPromise('cash is still set aside');
  } finally {
    client.close();
    await server.stop();
  }
}

async function readAll(client: Client, log: OrderLog): Promise<void> {
  let cursor: string | null = '999999999999';
  while (cursor !== null) {
    const { body } = await client.get(`/api/orders?status=all&limit=500&cursor=${cursor}`);
    for (const order of body.orders) log.told(order);
    cursor = body.next_cursor;
  }
}
