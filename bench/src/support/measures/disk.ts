import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = Buffer.alloc(4096, 1);

/**
 * Writes a page and syncs it, repeatedly.
 *
 * @returns the duration of each sync in milliseconds
 */
export function syncTimes(folder: string, syncs: number): readonly number[] {
  const file = openSync(join(folder, 'sync-probe'), 'w');
  const times_ms: number[] = [];
  for (let number = 0; number < syncs; number++) {
    writeSync(file, PAGE, 0, PAGE.length, (number % 1000) * PAGE.length);
    const begun = performance.now();
    fdatasyncSync(file);
    times_ms.push(performance.now() - begun);
  }
  closeSync(file);
  return times_ms;
}
