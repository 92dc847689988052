import type { Ticker } from '@finally/contract';
import { expect, test } from 'vitest';
import { priceE4 } from '../../src/kernel/money.ts';
import type { Match, Matches } from '../../src/scans/scanner.ts';
import { ScanWatch } from '../../src/scans/watch.ts';
import { ACCOUNT, savedScan } from '../events/account-data.ts';
import { settle } from '../support/time/settle.ts';
import { openStores, ticker } from '../support/trading/ledger.ts';

const [A, B, C] = ['AAPL', 'MSFT', 'NVDA'].map(ticker) as [Ticker, Ticker, Ticker];
const COMPARE_MS = 10_000;

/** A match as the scanner returns it; only ticker and price are read. */
const match = (symbol: Ticker): Match =>
  ({ day: { ticker: symbol, price_e4: priceE4(1_000) }, values: [] }) as unknown as Match;

async function open() {
  const { clock, connection, scans } = openStores();
  await savedScan({ scans } as never);
  let listed: readonly Ticker[] = [];
  let is_preparing = false;
  const scanner = {
    run: async (): Promise<Matches> => ({
      coverage: 'market',
      instruments: 3,
      is_preparing,
      matches: listed.map(match),
    }),
  };
  let made = 0;
  const start = () => {
    const watch = new ScanWatch({
      account_id: ACCOUNT,
      store: scans,
      scanner,
      clock,
      newId: () => `entry-${made++}`,
      onError: (error) => {
        throw error;
      },
    });
    watch.start();
    return watch;
  };
  const entered = () =>
    connection
      .all<{ ticker: string }>('SELECT ticker FROM scan_entries ORDER BY sequence')
      .map((row) => row.ticker);
  /** Lets the list be these tickers for a time, and compares it at its end. */
  const show = async (tickers: readonly Ticker[], for_ms = COMPARE_MS) => {
    listed = tickers;
    for (let passed = 0; passed < for_ms; passed += COMPARE_MS) {
      clock.advance(COMPARE_MS);
      await settle();
    }
  };
  const prepare = (value: boolean) => {
    is_preparing = value;
  };
  return { start, entered, show, prepare, scans };
}

test('a ticker that enters the list is stored once, and those listed at first are not', async () => {
  const { start, entered, show } = await open();
  const watch = start();
  await show([A]);
  expect(entered()).toEqual([]);
  await show([A, B]);
  await show([A, B], 60_000);
  expect(entered()).toEqual([B]);
  await watch.stop();
});

test('a ticker that was off the list for less than five minutes has not left it', async () => {
  const { start, entered, show } = await open();
  const watch = start();
  await show([]);
  await show([A]);
  await show([], 240_000);
  await show([A]);
  expect(entered()).toEqual([A]);
  await show([], 310_000);
  await show([A]);
  expect(entered()).toEqual([A, A]);
  await watch.stop();
});

test('a restart tells of what entered meanwhile, and of nothing twice', async () => {
  const { start, entered, show } = await open();
  const before = start();
  await show([]);
  await show([A]);
  await before.stop();
  const after = start();
  await show([A, C]);
  expect(entered()).toEqual([A, C]);
  await after.stop();
});

test('nothing is compared while bars are prepared, and a scan that is off tells nothing', async () => {
  const { start, entered, show, prepare, scans } = await open();
  const watch = start();
  await show([]);
  prepare(true);
  await show([A]);
  expect(entered()).toEqual([]);
  prepare(false);
  await show([A]);
  expect(entered()).toEqual([A]);
  await scans.change(ACCOUNT, 'Cheap', { alerts: false }, 3);
  await show([A, B]);
  expect(entered()).toEqual([A]);
  await watch.stop();
});

test('many that enter at once are told of up to ten', async () => {
  const { start, entered, show } = await open();
  const watch = start();
  await show([]);
  await show(Array.from({ length: 30 }, (_, index) => ticker(`T${index}`)));
  expect(entered()).toHaveLength(10);
  await watch.stop();
});
