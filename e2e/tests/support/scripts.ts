import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const CHUNKS = new URL('../../../frontend/out/_next/static/chunks/', import.meta.url);

/** Returns a predicate for the URLs of built scripts that contain a text. */
export function scriptsWith(text: string): (url: URL) => boolean {
  const names = readdirSync(fileURLToPath(CHUNKS)).filter(
    (name) => name.endsWith('.js') && readFileSync(new URL(name, CHUNKS), 'utf8').includes(text),
  );
  if (names.length === 0) throw new Error(`No script of the page contains "${text}".`);
  return ({ pathname }) => names.some((name) => pathname.endsWith(`/${name}`));
}

/** Returns the compressed size in bytes of all built files of the page with this ending. */
export const compressedBytes = (ending: '.js' | '.css'): number =>
  readdirSync(fileURLToPath(CHUNKS))
    .filter((name) => name.endsWith(ending))
    .reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, CHUNKS))).byteLength, 0);
