/**
 * `npm run sbom`: writes the run-time dependencies as a CycloneDX document to
 * `dist/finally.cdx.json`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { runCli } from '../lib/process/cli-entry.mjs';
import { npmCli } from '../lib/process/npm.mjs';
import { run } from '../lib/process/run.mjs';
import { Refusal } from '../lib/refusal.mjs';
import { inRoot } from '../lib/root.mjs';

await runCli(import.meta.url, async ([file = inRoot('dist', 'finally.cdx.json')]) => {
  const flags = ['--sbom-format=cyclonedx', '--sbom-type=application', '--omit=dev'];
  const { code, output } = await run(process.execPath, [
    npmCli(),
    ...['sbom', '--package-lock-only', '--loglevel=error', ...flags],
  ]);
  if (code !== 0) throw new Refusal(`${output}npm could not create the document.`);
  // npm may print messages before the document.
  const document = JSON.parse(output.slice(output.indexOf('{')));
  // npm uses the name of the checkout's folder.
  document.metadata.component.name = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).name;
  const path = resolve(file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`);
  console.log(`${document.components.length} components are in ${path}.`);
  return 0;
});
