import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A hash of everything that something is made from: names and contents of
 * files, and further facts. The times of files play no part.
 * @param {object} made
 * @param {string} made.root folder that the inputs are relative to
 * @param {string[]} made.inputs files and folders; one that is absent counts as absent
 * @param {(path: string) => boolean} [made.skip] tells which paths (with slashes) do not matter
 * @param {string[]} [made.facts]
 */
export function fingerprint({ root, inputs, skip = () => false, facts = [] }) {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const input of inputs) {
    for (const path of filesUnder(root, input, skip)) {
      const content = readFileSync(join(root, path));
      hash.update(`\0${path}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path
 * @param {(path: string) => boolean} skip
 * @returns {string[]} files in a stable order
 */
function filesUnder(root, path, skip) {
  if (skip(path) || !existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  const names = readdirSync(join(root, path)).sort();
  return names.flatMap((name) => filesUnder(root, `${path}/${name}`, skip));
}

/**
 * Whether the stamp says that this very fingerprint was made already.
 * @param {string} stamp path of the file that says so
 * @param {string} print
 */
export function isFresh(stamp, print) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
}

/**
 * @param {string} stamp
 * @param {string} print
 */
export function markFresh(stamp, print) {
  writeFileSync(stamp, print);
}
