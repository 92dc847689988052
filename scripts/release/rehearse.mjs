/**
 * `npm run rehearse`: executes the Dockerfile from scratch without a container engine, and reports
 * the size of the resulting image.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installWhereStale } from '../lib/build/dependencies.mjs';
import { runCli } from '../lib/process/cli-entry.mjs';

await runCli(import.meta.url, async () => {
  await installWhereStale();
  const { rehearseImage } = await import('../lib/package/image-rehearsal.mjs');
  const { bytesOf, imageBytes } = await import('../lib/package/image-size.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'finally-rehearsal-'));
  const mb = (/** @type {number} */ bytes) => `${Math.ceil(bytes / 1_000_000)} MB`;
  try {
    const { root, base, skipped } = rehearseImage(folder, { say: (line) => console.log(line) });
    for (const step of skipped) console.log(`Skipped, needs a real image build: ${step}`);
    console.log(`${mb(bytesOf(root))} of ours; ${mb(imageBytes(root))} with Node and ${base}.`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
