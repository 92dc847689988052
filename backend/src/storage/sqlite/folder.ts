import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Permissions of new files and folders: only the owner may read them. On Windows the permissions of
 * the parent folder apply.
 */
export const OWNER_ONLY = { file: 0o600, folder: 0o700 } as const;

/**
 * Creates a folder and its parents if they are missing. A new folder survives a power loss only
 * after its parent folder is synced, and SQLite syncs only files.
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

/**
 * Creates an empty file if there is none. SQLite gives the files beside a database the same
 * permissions.
 */
export function makeFile(path: string): void {
  // Never opens an existing file, because closing it would release SQLite's locks on it.
  if (!existsSync(path)) closeSync(openSync(path, 'a', OWNER_ONLY.file));
}

/** Syncs a file and its name, so that they survive a power loss. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  syncFolder(dirname(resolve(path)));
}

/** Syncs the names in a folder, so that they survive a power loss. */
export function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Windows and some network file systems cannot sync folders.
  }
}
