import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Unpacked size of `debian:bookworm-slim` in bytes, rounded up.
 * @type {Readonly<Record<string, number>>}
 */
const BASE_BYTES = { x64: 75_000_000, arm64: 98_000_000 };

/** @param {string} folder */
export function bytesOf(folder) {
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const stat = lstatSync(join(folder, name));
    if (!stat.isDirectory()) bytes += stat.size;
  }
  return bytes;
}

/**
 * Returns the size of an image: its base, one Node and the content of `root`.
 * @param {string} root
 * @param {string} [node] path of the Node in the image
 */
export function imageBytes(root, node = process.execPath) {
  const base = BASE_BYTES[process.arch] ?? BASE_BYTES['arm64'] ?? 0;
  return base + lstatSync(node).size + bytesOf(root);
}
