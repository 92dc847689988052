/** Checks a database in a thread of its own, and builds damaged indexes anew after a backup. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Examined, examine, repairIndexes } from '../index.ts';

const { path, copy } = workerData as { path: string; copy: string };
const report = (examined: Examined): void => parentPort?.postMessage(examined);

const damage = examine(path);
// Reported before the repair, so that nothing is traded meanwhile.
report({ damage, rebuilt: [] });
if (damage && damage.indexes.length > 0) report(await repairIndexes(path, copy, damage));
