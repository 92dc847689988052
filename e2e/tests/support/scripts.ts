import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CHUNKS = new URL('../../../frontend/out/_next/static/chunks/', import.meta.url);

/** Returns a predicate for the URLs of built scripts that contain a text. */
export function scriptsWith(text: string): (url: URL) => boolean {
  const names = readdirSync(fileURLToPath(CHUNKS)).filter(
    (name) => name.endsWith('.js') && readFileSync(new URL(name, CHUNKS), 'utf8').includes(text),
  );
  if (names.length === 0) throw new Error(`No script of the page contains "${text}".`);
  return ({ pathname }) => names.some((name) => pathname.endsWith(`/${name}`));
}
