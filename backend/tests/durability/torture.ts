import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCrashLoop } from './harness/crash-loop.ts';
import { cutPower, imagesFolder, record, whyNoTracing } from './harness/power-cut.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** A folder to work in. It stays where something was broken, for whoever looks into it. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'finally-torture-'));
  say(`Working in ${folder}`);
  return folder;
}

/** @throws Error where a number is not one */
function whole(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number, not "${text}"`);
  return Number(text);
}

/** Kills the server over and over; the seed repeats the choices of a run. */
async function crash(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '300' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      connections: { type: 'string', default: '16' },
    },
  });
  const rounds = whole('rounds', values.rounds);
  const seed = whole('seed', values.seed);
  const connections = whole('connections', values.connections);
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

/**
 * Records a server's writes and cuts the power at many points of them.
 */
async function power(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      trades: { type: 'string', default: '700' },
      cuts: { type: 'string', default: '5000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  });
  const trades = whole('trades', values.trades);
  const cuts = whole('cuts', values.cuts);
  const seed = whole('seed', values.seed);
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

const [what, ...args] = process.argv.slice(2);
const forms: Record<string, (args: string[]) => Promise<void>> = { crash, power };
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
  const form = forms[what ?? ''];
  if (!form) throw new Error('say what to torture: crash or power');
  await form(args);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
