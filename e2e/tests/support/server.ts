import { test as base } from '@playwright/test';
import { FinAllyServer } from './finally-server.ts';

export { expect } from '@playwright/test';

export interface ServerFixtures {
  /**
   * Settings of this test's server in addition to the defaults; set with `test.use({ settings:
   * {...} })`.
   */
  settings: Record<string, string>;
  /** A running server that belongs to this test. */
  server: FinAllyServer;
}

/** Playwright's `test`, with a separate server for each test that uses `server`. */
export const test = base.extend<ServerFixtures>({
  settings: [{}, { option: true }],
  server: async ({ settings }, use, testInfo) => {
    const server = await FinAllyServer.create(settings);
    try {
      await use(server);
    } finally {
      if (testInfo.status !== testInfo.expectedStatus) {
        await testInfo.attach('server.log', { body: server.log, contentType: 'text/plain' });
      }
      await server.dispose();
    }
  },
});
