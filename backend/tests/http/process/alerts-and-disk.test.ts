import { expect, onTestFinished, test } from 'vitest';
import { createUniverse } from '../../../src/market/index.ts';
import { TestServer } from '../../support/server/test-server.ts';

const SYMBOLS = 60;

interface Bars {
  readonly bars: readonly unknown[];
}

test('alerts on many symbols do not fill the disk, and the bars of each can be read', async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.close());
  const before = server.databaseBytes();
  const symbols = createUniverse()
    .all()
    .slice(-SYMBOLS)
    .map(({ ticker }) => ticker);
  for (const ticker of symbols) {
    const answer = await server.post('/api/alerts', {
      ticker,
      terms: { kind: 'percent', percent: 0.01, direction: 'either' },
    });
    expect(answer.status, answer.text).toBe(201);
  }
  // A made-up past takes some 350 kB, and as much of the log; a commit some 16 kB of the log.
  expect(server.databaseBytes() - before).toBeLessThan(SYMBOLS * 40_000);
  const { body } = await server.get(`/api/market/bars?ticker=${symbols[0]}&interval=1d&limit=1000`);
  expect((body as Bars).bars.length).toBeGreaterThan(300);
});
