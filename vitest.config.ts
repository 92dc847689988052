import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'contract', include: ['contract/tests/**/*.test.ts'] } },
      { test: { name: 'backend', include: ['backend/tests/**/*.test.ts'] } },
      { test: { name: 'bench', include: ['bench/tests/**/*.test.ts'] } },
      { test: { name: 'scripts', include: ['scripts/tests/**/*.test.mjs'] } },
      'frontend/vitest.config.ts',
    ],
  },
});
