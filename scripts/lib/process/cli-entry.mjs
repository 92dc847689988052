import { fileURLToPath } from 'node:url';
import { Interrupted, Refusal } from '../refusal.mjs';
import { execChild } from './exec-child.mjs';
import { environmentWith, fetchedNode } from './fetched-node.mjs';
import { meetsFloor } from './node-floor.mjs';
import { exitCodeOf } from './signals.mjs';

/**
 * Entry point of every script: runs the work here if this Node is recent enough, otherwise runs the
 * same script under a downloaded Node. The promise's value is the exit code.
 * @param {string} url the script's `import.meta.url`
 * @param {(args: string[]) => Promise<number>} work
 */
export async function runCli(url, work) {
  // The reader of a pipe may go, for example `head`; the work goes on.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
  try {
    process.exitCode = meetsFloor(process.versions.node)
      ? await work(process.argv.slice(2))
      : await workUnderFetchedNode(fileURLToPath(url));
  } catch (error) {
    if (error instanceof Refusal) {
      console.error(error.message);
      process.exitCode = 1;
    } else if (error instanceof Interrupted) {
      process.exitCode = exitCodeOf(null, error.signal);
    } else {
      throw error;
    }
  }
}

/** @param {string} script */
async function workUnderFetchedNode(script) {
  const node = await fetchedNode();
  const env = environmentWith(node);
  // Longer than the script's own time limit for the server, so that the inner one applies first.
  return execChild(node, [script, ...process.argv.slice(2)], { env, patience_ms: 15_000 });
}
