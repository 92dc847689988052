import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder, and those above it, where they are missing. A new folder
 * outlives a loss of power only once the one that lists it is synced, and
 * SQLite does so for files alone.
 */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  const above = dirname(resolve(first));
  let made = resolve(folder);
  while (made !== above && made !== dirname(made)) {
    made = dirname(made);
    syncFolder(made);
  }
}

function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Windows and some network file systems sync no folders: there it lasts as they see fit.
  }
}
