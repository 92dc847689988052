import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** A bound, not a measure: what hangs ends, and what is slow on a busy machine passes. */
const PATIENCE = { testTimeout: 30_000, hookTimeout: 30_000 };

const FRONTEND_ALIAS = { '@': fileURLToPath(new URL('./frontend/src', import.meta.url)) };
/** Tests that need a document: of components, and of the few modules that use the browser. */
const DOM_TESTS = ['frontend/src/**/*.test.tsx', 'frontend/src/**/*.dom.test.ts'];
const COMPILED = fileURLToPath(new URL('./node_modules/.cache/compiled', import.meta.url));

export default defineConfig({
  test: {
    // A third of the time is spent waiting for servers and disks. Vitest limits percentages to 100.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    projects: [
      {
        test: {
          name: 'contract',
          include: ['contract/tests/**/*.test.ts'],
          isolate: false,
          ...PATIENCE,
        },
      },
      {
        test: {
          name: 'backend',
          include: ['backend/tests/**/*.test.ts'],
          globalSetup: ['scripts/lib/test/built-server.mjs'],
          // Its modules keep nothing from one test to the next, so that files may share them: to
          // load them and to compile the assistant's grammar anew costs each file a second.
          isolate: false,
          ...PATIENCE,
        },
      },
      {
        test: {
          name: 'bench',
          include: ['bench/tests/**/*.test.ts'],
          // The benchmarks start many programs from source; Node compiles each once.
          env: { NODE_COMPILE_CACHE: COMPILED },
          ...PATIENCE,
        },
      },
      { test: { name: 'scripts', include: ['scripts/tests/**/*.test.mjs'], ...PATIENCE } },
      {
        resolve: { alias: FRONTEND_ALIAS },
        test: {
          name: 'frontend',
          include: ['frontend/src/**/*.test.ts'],
          exclude: DOM_TESTS,
          // Their modules keep nothing from one test to the next, so that files may share them.
          isolate: false,
          ...PATIENCE,
        },
      },
      {
        resolve: { alias: FRONTEND_ALIAS },
        test: {
          name: 'frontend with a document',
          environment: 'jsdom',
          include: DOM_TESTS,
          setupFiles: ['frontend/vitest.setup.ts'],
          ...PATIENCE,
        },
      },
    ],
  },
});
