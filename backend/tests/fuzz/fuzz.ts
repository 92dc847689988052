/**
 * Fuzzes a server for as long as it is told: `npm run fuzz -- [requests] [seed]`.
 * Prints what was answered how often; exits with 1 where something went wrong.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshSeed } from '../../src/kernel/random.ts';
import { optionsOfProcess } from '../support/server/program-options.ts';
import { fuzzServer } from './fuzzed-server.ts';

const { requests, seed } = optionsOfProcess(
  {
    command: 'npm run fuzz --',
    does:
      'Sends requests generated from the description of the API to a server, and checks that each is\n' +
      'answered as described, that no error is logged and that the ledger stays sound.',
    options: {
      requests: { does: 'Number of requests', default: 50_000 },
      seed: {
        does: 'Repeats the requests of a run',
        default: freshSeed(),
        default_text: 'another each time',
        min: 0,
      },
    },
    is_by_position: true,
  },
  process.argv.slice(2),
);

const folder = mkdtempSync(join(tmpdir(), 'finally-fuzz-'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
try {
  say(`seed ${seed}`);
  const { sent, statuses, faults, errors, ledger } = await fuzzServer(folder, seed, requests);
  for (const [call, times] of [...statuses].toSorted())
    say(`${String(times).padStart(7)}  ${call}`);
  for (const fault of [...faults, ...errors]) say(fault);
  say(ledger.said);
  say(`${sent} requests, ${faults.length} faults, ${errors.length} errors logged`);
  if (faults.length + errors.length > 0 || ledger.code !== 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
