import { WatchlistSchema } from '@finally/contract';
import { afterEach, beforeEach, expect } from 'vitest';
import type { z } from 'zod';
import { TestServer } from '../../support/server/test-server.ts';

/** The server of a test. */
export const routes = {} as { server: TestServer };

/** Starts a server before each test of the file. */
export function serveRoutes(): void {
  beforeEach(async () => {
    routes.server = await TestServer.start();
  });
  afterEach(() => routes.server.close());
}

/** The body, which must be exactly what the contract says: nothing more, nothing less. */
export async function read<Schema extends z.ZodType>(path: string, schema: Schema) {
  const answer = await routes.server.get(path);
  expect(answer.status).toBe(200);
  return exactly(schema, answer.body);
}

export function exactly<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.parse(body);
  expect(parsed).toEqual(body);
  return parsed;
}

export const priceOf = async (ticker: string): Promise<number> => {
  const { entries } = await read('/api/watchlist', WatchlistSchema);
  const price = entries.find((entry) => entry.ticker === ticker)?.latest?.price;
  if (price === undefined) throw new Error(`there is no price of ${ticker}`);
  return price;
};
