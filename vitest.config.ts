import { defineConfig } from 'vitest/config';

/** A bound, not a measure: what hangs ends, and what is slow on a busy machine passes. */
const PATIENCE = { testTimeout: 30_000, hookTimeout: 30_000 };

export default defineConfig({
  test: {
    // Much of the time is spent waiting for servers and disks.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'contract', include: ['contract/tests/**/*.test.ts'], ...PATIENCE } },
      { test: { name: 'backend', include: ['backend/tests/**/*.test.ts'], ...PATIENCE } },
      { test: { name: 'bench', include: ['bench/tests/**/*.test.ts'], ...PATIENCE } },
      { test: { name: 'scripts', include: ['scripts/tests/**/*.test.mjs'], ...PATIENCE } },
      'frontend/vitest.config.ts',
    ],
  },
});
