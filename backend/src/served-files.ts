import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The paths under which the exported pages may be asked for: files that stood
 * in the folder at the start. Links and names that begin with a dot are none.
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
