import { expect, test } from 'vitest';
import { TestServer } from '../support/server/test-server.ts';

test.each(['ideal', 'realistic', 'harsh'])(
  'the portfolio says that the account is filled by the profile %s of its first start',
  async (fill_profile) => {
    const server = await TestServer.start({ settings: { FILL_PROFILE: fill_profile } });
    try {
      expect((await server.get('/api/portfolio')).body).toMatchObject({ fill_profile });
      await server.post('/api/portfolio/reset', {});
      expect((await server.get('/api/portfolio')).body).toMatchObject({ fill_profile });
    } finally {
      await server.close();
    }
  },
);
