import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/**
 * Returns the inline scripts of the exported pages as CSP sources (`'sha256-…'`), so that the
 * policy allows only these. They are computed from the served pages and so always match them.
 *
 * @param folder the folder of the exported `.html` files; may be missing
 */
export function inlineScriptHashes(folder: string): string[] {
  const hashes = new Set<string>();
  for (const page of htmlFiles(folder)) {
    for (const [, script = ''] of readFileSync(page, 'utf8').matchAll(INLINE_SCRIPT)) {
      hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    }
  }
  return [...hashes];
}

function htmlFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.html'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
