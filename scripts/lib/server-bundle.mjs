import { Refusal } from './refusal.mjs';
import { ROOT } from './root.mjs';

/** Native, or reading its own files at run time: stays in node_modules. */
export const OUTSIDE = ['better-sqlite3', '@fastify/swagger-ui'];

/** The programs by their names in `backend/dist`, and where each begins. */
const PROGRAMS = {
  main: 'backend/src/main.ts',
  verify: 'backend/src/cli/verify.ts',
  backup: 'backend/src/cli/backup.ts',
  restore: 'backend/src/cli/restore.ts',
  audit: 'backend/src/cli/audit.ts',
  'monitor-worker': 'backend/src/storage/sqlite/soundness/monitor-worker.ts',
};

/** Packages written in CommonJS call `require`, which a module has to make for them. */
const REQUIRE = [
  "import { createRequire as createRequireForBundle } from 'node:module';",
  'const require = createRequireForBundle(import.meta.url);',
].join('\n');

/**
 * Bundles the server into `backend/dist/main.js`, and the programs for its database beside it.
 * @throws {Refusal} where it does not compile, or would carry test code
 */
export async function bundleServer() {
  const { build, formatMessages, stop } = await import('esbuild');
  try {
    const { metafile } = await build({
      absWorkingDir: ROOT,
      entryPoints: PROGRAMS,
      outdir: 'backend/dist',
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node22',
      external: OUTSIDE,
      banner: { js: REQUIRE },
      sourcemap: true,
      sourcesContent: false,
      metafile: true,
      logLevel: 'silent',
    });
    refuseTestCode(Object.keys(metafile.inputs));
  } catch (error) {
    const { errors } = /** @type {import('esbuild').BuildFailure} */ (error);
    if (!errors) throw error;
    const messages = await formatMessages(errors, { kind: 'error' });
    throw new Refusal(`${messages.join('')}The server could not be built.`);
  } finally {
    // Its helper process would stay as long as the server runs.
    await stop();
  }
}

/**
 * @param {string[]} inputs paths from the root
 * @throws {Refusal} where one of our own is a test
 */
export function refuseTestCode(inputs) {
  const test = inputs.find(
    (path) => !path.includes('node_modules/') && /(^|\/)tests\/|\.test\.ts$/.test(path),
  );
  if (test) throw new Refusal(`The server must not carry test code, but it imports ${test}.`);
}
