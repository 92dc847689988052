import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Hashes the inputs of a build: names and contents of files, and further facts. Ignores file times.
 * @param {object} made
 * @param {string} made.root folder that the inputs are relative to
 * @param {string[]} made.inputs files and folders; missing ones are allowed
 * @param {(path: string) => boolean} [made.skip] returns true for paths (with slashes) to ignore
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
 * Returns true if the stamp file contains this fingerprint.
 * @param {string} stamp path of the stamp file
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
