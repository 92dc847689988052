/**
 * Fuzzes a server for as long as it is told: `npm run fuzz -- [requests] [seed]`.
 * Prints what was answered how often; exits with 1 where something went wrong.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshSeed } from '../../src/kernel/random.ts';
import { fuzzServer } from './fuzzed-server.ts';

const [requests = '50000', chosen] = process.argv.slice(2);
const count = Number(requests);
const seed = chosen === undefined ? freshSeed() : Number(chosen);
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) {
  throw new Error('Say how many requests, and with which seed, in whole numbers.');
}

const folder = mkdtempSync(join(tmpdir(), 'finally-fuzz-'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
try {
  say(`seed ${seed}`);
  const { sent, statuses, faults, errors, ledger } = await fuzzServer(folder, seed, count);
  for (const [call, times] of [...statuses].toSorted())
    say(`${String(times).padStart(7)}  ${call}`);
  for (const fault of [...faults, ...errors]) say(fault);
  say(ledger.said);
  say(`${sent} requests, ${faults.length} faults, ${errors.length} errors logged`);
  if (faults.length + errors.length > 0 || ledger.code !== 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
