/** Worker thread that checks a database and, after making a backup, rebuilds damaged indexes. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Examined, examine, repairIndexes } from '../index.ts';

const { path, copy } = workerData as { path: string; copy: string };
const report = (examined: Examined): void => parentPort?.postMessage(examined);

const damage = examine(path);
// Report before the repair, so that trading stops meanwhile.
report({ damage, rebuilt: [] });
if (damage && damage.indexes.length > 0) report(await repairIndexes(path, copy, damage));
