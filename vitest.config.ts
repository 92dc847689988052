import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Much of the time is spent waiting for servers and disks.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'contract', include: ['contract/tests/**/*.test.ts'] } },
      { test: { name: 'backend', include: ['backend/tests/**/*.test.ts'] } },
      { test: { name: 'bench', include: ['bench/tests/**/*.test.ts'] } },
      { test: { name: 'scripts', include: ['scripts/tests/**/*.test.mjs'] } },
      'frontend/vitest.config.ts',
    ],
  },
});
