import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Rights of what is created: only the owner may read it. Windows goes by its folders' rights. */
export const OWNER_ONLY = { file: 0o600, folder: 0o700 } as const;

/**
 * Makes a folder, and those above it, if they are missing. A new folder
 * outlives a loss of power only once the one that lists it is synced, and
 * SQLite does so for files alone.
 */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: OWNER_ONLY.folder });
  if (first === undefined) return;
  const above = dirname(resolve(first));
  let made = resolve(folder);
  while (made !== above && made !== dirname(made)) {
    made = dirname(made);
    syncFolder(made);
  }
}

/** Makes an empty file if there is none. SQLite gives the files beside a database its rights. */
export function makeFile(path: string): void {
  // An open file is never opened here: closing it would end SQLite's locks on it.
  if (!existsSync(path)) closeSync(openSync(path, 'a', OWNER_ONLY.file));
}

/** Makes what was written to a file outlive a loss of power, its name included. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  syncFolder(dirname(resolve(path)));
}

/** Makes the names in a folder outlive a loss of power. */
export function syncFolder(folder: string): void {
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
