import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What `debian:bookworm-slim` takes unpacked, in bytes, rounded up.
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
 * What an image would take: its base, the one Node and what stands in `root`.
 * @param {string} root
 * @param {string} [node] path of the Node that goes into it
 */
export function imageBytes(root, node = process.execPath) {
  const base = BASE_BYTES[process.arch] ?? BASE_BYTES['arm64'] ?? 0;
  return base + lstatSync(node).size + bytesOf(root);
}
