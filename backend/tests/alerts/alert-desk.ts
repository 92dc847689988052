import type { AlertRequest, AlertTerms } from '@finally/contract';
import { AlertService, alerted } from '../../src/alerts/index.ts';
import { createUniverse, FollowedTickers, PriceCache } from '../../src/market/index.ts';
import type { Connection } from '../../src/storage/sqlite/connection.ts';
import { DEFAULT_ACCOUNT_ID } from '../../src/storage/sqlite/index.ts';
import { openBarService } from '../support/market/bar-book.ts';
import { HandFedSource } from '../support/market/hand-fed-source.ts';
import { ManualClock } from '../support/time/manual-clock.ts';
import { openStores, ticker } from '../support/trading/ledger.ts';

export const above = (price: number): AlertTerms => ({ kind: 'above', price });
export const below = (price: number): AlertTerms => ({ kind: 'below', price });
export const percent = (
  amount: number,
  direction: 'up' | 'down' | 'either' = 'either',
): AlertTerms => ({ kind: 'percent', percent: amount, direction });

export const asking = (symbol: string, terms: AlertTerms, note?: string): AlertRequest => ({
  ticker: ticker(symbol),
  terms,
  ...(note !== undefined && { note }),
});

interface DeskOptions {
  readonly path?: string;
  readonly dollars?: Readonly<Record<string, number>>;
  readonly clock?: ManualClock;
  /** Wraps the connection, so that a test can make writes fail. */
  readonly seam?: (real: Connection) => Connection;
}

/** Opens the alerts of an account on a real database, with prices set by the test. */
export async function openAlertDesk({
  path = ':memory:',
  dollars = { AAPL: 190, NVDA: 100 },
  clock = new ManualClock(),
  seam,
}: DeskOptions = {}) {
  const {
    alerts: store,
    scanEntries: entries,
    connection,
  } = openStores(path, clock, seam && { connection: seam });
  const prices = new PriceCache(clock);
  const source = new HandFedSource(prices, clock, dollars);
  const bars = openBarService(source, prices, connection);
  const followed = new FollowedTickers(source, bars);
  const errors: unknown[] = [];
  let made = 0;
  const service = new AlertService({
    account_id: DEFAULT_ACCOUNT_ID,
    store,
    entries,
    prices,
    bars,
    followed,
    universe: createUniverse(),
    clock,
    newId: () => `alert-${clock.now_ms()}-${made++}`,
    onError: (error) => errors.push(error),
  });
  await followed.start({ [alerted(DEFAULT_ACCOUNT_ID)]: await service.start() });

  return {
    clock,
    connection,
    store,
    prices,
    bars,
    source,
    service,
    errors,
    /** Sets an alert that must be accepted. */
    async set(symbol: string, terms: AlertTerms, note?: string) {
      const set = await service.set(asking(symbol, terms, note));
      if (!set.ok) throw new Error(set.error.detail);
      return set.value.alert;
    },
    /** Sets a price, and waits until the firings it causes are stored. */
    async move(symbol: string, price: number) {
      source.move(symbol, price);
      await settled();
    },
    async firings() {
      const { alerts } = await service.list();
      return alerts
        .filter(({ state }) => state === 'fired')
        .map(({ ticker: symbol, fired_price }) => [symbol, fired_price]);
    },
  };
}

/** Resolves after the pending work of the event loop. */
export const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
