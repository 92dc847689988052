import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer } from '../../support/server/test-server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.close());

test.each([
  ['/api/orders', 200],
  ['/api/orders/none', 404],
  ['/api/watchlist/AAPL', 204],
  ['/api/chat/history', 204],
])(
  'DELETE %s with the type of JSON and no body is answered as without the type',
  async (path, status) => {
    expect((await server.send('DELETE', path, undefined, JSON_TYPE)).status).toBe(status);
    const length = { ...JSON_TYPE, 'content-length': '0' };
    expect((await server.send('DELETE', path, '', length)).status).not.toBe(400);
  },
);

test('a DELETE whose body is not JSON is refused', async () => {
  const answer = await server.send('DELETE', '/api/orders', '{', JSON_TYPE);
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_json' } });
});

test('a POST with the type of JSON and no body is refused', async () => {
  const answer = await server.send('POST', '/api/portfolio/trade', '', JSON_TYPE);
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_json' } });
});
