import { onTestFinished } from 'vitest';
import { BarService, type MarketDataSource, type PriceReader } from '../../../src/market/index.ts';
import type { Connection } from '../../../src/storage/sqlite/connection.ts';
import { createBarStore, openDatabase } from '../../../src/storage/sqlite/index.ts';

export const failOnError = (error: unknown): void => {
  throw error;
};

function emptyDatabase(): Connection {
  const connection = openDatabase(':memory:', '2026-02-11T14:30:00.000Z');
  onTestFinished(() => connection.close());
  return connection;
}

/** Opens a bar service on a real store, by default in a new in-memory database. */
export const openBarService = (
  source: MarketDataSource,
  prices: PriceReader,
  connection: Connection = emptyDatabase(),
): BarService =>
  new BarService({ source, prices, store: createBarStore(connection), onError: failOnError });
