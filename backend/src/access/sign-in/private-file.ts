import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const OWNER_ONLY = 0o600;

/** Returns the text of a file and restricts its permissions; undefined if it does not exist. */
export function readPrivate(path: string): string | undefined {
  try {
    chmodSync(path, OWNER_ONLY);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes a file atomically; only its owner may read it. */
export function writePrivate(path: string, text: string): void {
  const unfinished = `${path}.new`;
  writeFileSync(unfinished, text, { mode: OWNER_ONLY });
  renameSync(unfinished, path);
}
