import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const BYTE_RANGES = /^bytes=[ \t]*(\d+-\d*|-\d+)([ \t]*,[ \t]*(\d+-\d*|-\d+))*[ \t]*$/;

/** Matches a valid `Range`: `bytes=0-499`, `bytes=500-`, `bytes=-500`, or several of them. */
export const isByteRange = (range: string): boolean => BYTE_RANGES.test(range);

/**
 * Returns the paths of the exported pages: the files that the folder contained at the start,
 * without symbolic links and names that begin with a dot.
 */
export const servedPaths = (folder: string): ReadonlySet<string> => new Set(pathsIn(folder, '/'));

function* pathsIn(folder: string, path: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) yield* pathsIn(join(folder, entry.name), `${path}${entry.name}/`);
    if (!entry.isFile()) continue;
    yield path + entry.name;
    if (entry.name === 'index.html') yield path;
  }
}
