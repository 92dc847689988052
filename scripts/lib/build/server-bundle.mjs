import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from '../refusal.mjs';
import { inRoot, ROOT } from '../root.mjs';

/** Packages that cannot be bundled: they are native, or read their own files at run time. */
export const OUTSIDE = ['better-sqlite3', '@fastify/swagger-ui'];

/** The output names in `backend/dist` and their entry points. */
const PROGRAMS = {
  main: 'backend/src/main.ts',
  verify: 'backend/src/cli/verify.ts',
  backup: 'backend/src/cli/backup.ts',
  restore: 'backend/src/cli/restore.ts',
  audit: 'backend/src/cli/audit.ts',
  mcp: 'backend/src/cli/mcp.ts',
  'monitor-worker': 'backend/src/storage/sqlite/soundness/monitor-worker.ts',
};

/** Bundled CommonJS packages call `require`, which an ES module must define. */
const REQUIRE = [
  "import { createRequire as createRequireForBundle } from 'node:module';",
  'const require = createRequireForBundle(import.meta.url);',
].join('\n');

const LANGUAGE = inRoot('backend', 'src', 'assistant', 'reading', 'language');

/**
 * Puts the compiled grammar of the offline assistant into the bundle, in place of the module that
 * compiles it.
 * @type {import('esbuild').Plugin}
 */
const COMPILED_GRAMMAR = {
  name: 'compiled-grammar',
  setup(build) {
    build.onLoad({ filter: /[\\/]language[\\/]compile-grammar\.ts$/ }, async () => {
      const module = await import(pathToFileURL(join(LANGUAGE, 'grammar.ts')).href);
      const contents = `
        import { makeRecipe } from 'ohm-js';
        const RECIPE = ${module.messageGrammar().toRecipe()};
        export const compileGrammar = () => makeRecipe(RECIPE);`;
      return { contents, loader: 'js', resolveDir: LANGUAGE };
    });
  },
};

/**
 * Bundles the server into `backend/dist/main.js`, and the database programs next to it.
 * @throws {Refusal} if it does not compile or contains test code
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
      plugins: [COMPILED_GRAMMAR],
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
    // Otherwise esbuild's helper process would stay alive as long as the server.
    await stop();
  }
}

/**
 * @param {string[]} inputs paths relative to the root
 * @throws {Refusal} if one of our own files is a test
 */
export function refuseTestCode(inputs) {
  const test = inputs.find(
    (path) => !path.includes('node_modules/') && /(^|\/)tests\/|\.test\.ts$/.test(path),
  );
  if (test) throw new Refusal(`The server must not carry test code, but it imports ${test}.`);
}
