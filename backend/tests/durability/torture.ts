import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { optionsOfProcess, type ProgramUsage } from '../support/server/program-options.ts';
import { runCrashLoop } from './harness/crash-loop.ts';
import { cutPower, imagesFolder, record, whyNoTracing } from './harness/power-cut.ts';
import { runOrderCrashLoop } from './orders/order-crash-loop.ts';
import { runSession } from './session/session-kills.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** A working folder. It is kept if a fault was found. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'finally-torture-'));
  say(`Working in ${folder}`);
  return folder;
}

const seed = {
  does: 'Repeats the choices of a run',
  default: Date.now() % 1_000_000,
  default_text: 'another each time',
  min: 0,
};

const CRASH = {
  command: 'npm run torture:crash --',
  does: 'Kills the server again and again, and checks that no acknowledged trade is lost or doubled.',
  options: {
    rounds: { does: 'Number of kills', default: 300 },
    seed,
    connections: { does: 'Requests in flight at once', default: 16 },
  },
};

const ORDERS = {
  command: 'npm run torture:orders --',
  does: 'Kills the server again and again while orders of every kind rest, trigger and are changed.',
  options: {
    rounds: { does: 'Number of kills', default: 200 },
    seed,
    connections: { does: 'Requests in flight at once', default: 8 },
  },
};

const SESSION = {
  command: 'npm run torture:session --',
  does: 'Kills a session again and again, and compares its ledger with that of one that ran through.',
  options: {
    rounds: { does: 'Number of kills', default: 100 },
    steps: { does: 'Steps of the market', default: 3_000 },
    seed,
  },
};

const POWER = {
  command: 'npm run torture:power --',
  does: 'Records the writes of a server and cuts the power at many points of them. Needs strace.',
  options: {
    trades: { does: 'Trades of each of three runs', default: 700 },
    cuts: { does: 'Number of power cuts', default: 5000 },
    seed,
  },
};

const MODEL = {
  command: 'npm run torture:model --',
  does: 'Compares the ledger with a model of it after every command of random sequences.',
  options: { runs: { does: 'Number of sequences', default: 5000 } },
};

/** Kills the server over and over; the seed repeats the choices of a run. */
async function crash({ rounds, seed, connections }: Numbers<typeof CRASH>): Promise<void> {
  say(`${rounds} kills with ${connections} requests in flight, seed ${seed}`);
  const folder = newFolder();
  const report = await runCrashLoop({ rounds, seed, folder, connections, say });
  rmSync(folder, { recursive: true });
  const { kills, acknowledged, unanswered, filled_unanswered, resets } = report;
  say(
    `Killed ${kills.trading} times while trading, ${kills.starting} while starting, ` +
      `${kills.stopping} while stopping; ${resets} resets.`,
  );
  say(`${acknowledged} trades were acknowledged: none is missing, altered or doubled.`);
  say(`${unanswered} orders got no answer; ${filled_unanswered} of them had been filled.`);
}

/** As `crash`, with orders of every kind on moving prices. */
async function orders({ rounds, seed, connections }: Numbers<typeof ORDERS>): Promise<void> {
  say(`${rounds} kills with ${connections} requests in flight, seed ${seed}`);
  const folder = newFolder();
  const report = await runOrderCrashLoop({ rounds, seed, folder, connections, say });
  rmSync(folder, { recursive: true });
  const ended = Object.entries(report.states).map(([state, count]) => `${count} ${state}`);
  say(`Killed ${report.kills} times, with ${report.open} open orders in all.`);
  say(`${report.orders} orders were acknowledged: none is missing, altered or doubled.`);
  say(`They ended as: ${ended.join(', ')}. ${report.unanswered} orders got no answer.`);
}

/** Compares a killed session with one of the same seed that ran through. */
async function session({ rounds, steps, seed }: Numbers<typeof SESSION>): Promise<void> {
  say(`${steps} steps and up to ${rounds} kills, seed ${seed}`);
  const folder = newFolder();
  const through = await runSession('through', { folder, steps, seed }, 0);
  const killed = await runSession('killed', { folder, steps, seed }, rounds);
  if (killed.digest !== through.digest) {
    throw new Error(`after ${killed.kills} kills the ledger is another one`);
  }
  rmSync(folder, { recursive: true });
  const states = Object.entries(killed.states).map(([state, count]) => `${count} ${state}`);
  say(`Killed ${killed.kills} times; orders: ${states.join(', ')}.`);
  say(`Both ledgers have the digest sha256 ${killed.digest}.`);
}

/** Records a server's writes and cuts the power at many points of them. */
async function power({ trades, cuts, seed }: Numbers<typeof POWER>): Promise<void> {
  const why = whyNoTracing();
  if (why !== undefined) throw new Error(`the writes of the server cannot be recorded: ${why}`);
  say(`${cuts} power cuts, 3 runs of ${trades} trades, seed ${seed}`);
  const folder = newFolder();
  const images = imagesFolder();
  const recording = await record(folder, trades, seed);
  const syncs = recording.events.filter(({ kind }) => kind === 'sync').length;
  say(`Recorded ${recording.events.length} events, ${syncs} of them syncs`);
  const report = await cutPower(recording, {
    seed,
    at_syncs: Math.max(1, Math.floor(cuts / 2 / syncs / 2)),
    between: Math.ceil(cuts / 2),
    folder: images,
    say,
  });
  for (const used of [folder, images]) rmSync(used, { recursive: true });
  say(
    `Cut ${report.cuts} times in ${report.writes} writes and ${report.syncs} syncs: each of up to ` +
      `${report.acknowledged} acknowledged trades was there, once, and every ledger added up.`,
  );
}

/** Runs the test that compares the ledger with a model of it. */
async function model({ runs }: Numbers<typeof MODEL>): Promise<void> {
  const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
  const test = fileURLToPath(new URL('./ledger-model.test.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    [join(vitest, 'vitest.mjs'), 'run', '-t', 'a model of it', test],
    { env: { ...process.env, LEDGER_MODEL_RUNS: String(runs) }, stdio: 'inherit' },
  );
  process.once('exit', () => child.kill());
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('the ledger and its model did not agree, or the test failed');
}

type Numbers<Usage extends ProgramUsage<string>> = Readonly<Record<keyof Usage['options'], number>>;

const [what = '', ...args] = process.argv.slice(2);
/** Reads the options at once: the help and a wrong option end the process. */
const forms: Record<string, () => () => Promise<void>> = {
  crash: () => withOptions(CRASH, crash),
  orders: () => withOptions(ORDERS, orders),
  session: () => withOptions(SESSION, session),
  power: () => withOptions(POWER, power),
  model: () => withOptions(MODEL, model),
};

function withOptions<Name extends string>(
  usage: ProgramUsage<Name>,
  run: (numbers: Readonly<Record<Name, number>>) => Promise<void>,
): () => Promise<void> {
  const numbers = optionsOfProcess(usage, args);
  return () => run(numbers);
}

const form = forms[what]?.();
// Servers under test end with us (they are tethered), however we end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    process.stderr.write(`Ended by ${signal} before it was done.\n`);
    process.exit(1);
  });
}
process.once('exit', (code) => {
  if (code !== 0) process.stderr.write(`Not passed (exit code ${code}).\n`);
});
try {
  if (!form) throw new Error('say what to torture: crash, orders, session, power or model');
  await form();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
