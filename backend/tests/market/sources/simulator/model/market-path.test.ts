import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceE4 } from '../../../../../src/kernel/money.ts';
import type { MarketPath } from '../../../../../src/market/sources/simulator/market-path.ts';
import type { MarketPathRow } from '../../../../../src/market/store.ts';
import { OPENING_MS } from '../../../../support/time/manual-clock.ts';
import { openStores } from '../../../../support/trading/ledger.ts';
import { instrument, openPath, ticker, universe } from '../simulated.ts';

const AAPL = ticker('AAPL');
const SOME = ['MSFT', 'AAPL', 'XOM', 'SPY'].map(instrument);
const STEP_MS = 500;
const DAY_MS = 86_400_000;

const pricesOf = (path: MarketPath) => path.instruments.map((_, place) => path.price(place));
const closesOf = (path: MarketPath) =>
  path.instruments.map((_, place) => path.previousClose(place));
const placeOf = (path: MarketPath, symbol: string) =>
  path.instruments.findIndex((one) => one.ticker === symbol);

function walk(path: MarketPath, steps: number, from_ms = OPENING_MS): number[][] {
  return Array.from({ length: steps }, (_, step) => {
    path.advance(from_ms + step * STEP_MS);
    return pricesOf(path);
  });
}

/** Stores the row in a database and reads it again. */
async function throughDatabase(row: MarketPathRow): Promise<MarketPathRow | undefined> {
  const { lastPrices } = openStores();
  await lastPrices.record([], row);
  return lastPrices.path();
}

test('a path recorded at any step continues as if it had never been stopped', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(300), fc.integer({ min: 1, max: 80 }), async (before, after) => {
      const stopped = openPath({ seed: 7, instruments: SOME });
      const never = openPath({ seed: 7, instruments: SOME });
      walk(stopped, before);
      walk(never, before);
      const recorded = await throughDatabase(stopped.toRow(OPENING_MS, 0));
      // The universe may have another order by then, and the seed need not be given again.
      const resumed = openPath({ recorded, instruments: SOME.toReversed() });
      expect(pricesOf(resumed)).toEqual(pricesOf(never).toReversed());
      expect(walk(resumed, after)).toEqual(walk(never, after).map((prices) => prices.toReversed()));
      expect(resumed.step).toBe(before + after);
    }),
    { numRuns: 25 },
  );
});

test('the state of every instrument is read exactly from the database', async () => {
  const path = openPath();
  walk(path, 50);
  const row = path.toRow(OPENING_MS, 120);
  const read = await throughDatabase(row);
  const byTicker = ({ instruments }: MarketPathRow) =>
    new Map(instruments.map((one) => [one.ticker, one]));
  expect(row.instruments).toHaveLength(universe.all().length);
  expect({ ...read, instruments: byTicker(read as MarketPathRow) }).toEqual({
    ...row,
    instruments: byTicker(row),
    days: [],
    day_sessions: 0,
  });
});

test('after a kill it continues after every step that may have been shown', () => {
  const path = openPath({ seed: 7, instruments: SOME });
  walk(path, 30);
  const recorded = path.toRow(OPENING_MS, 120);
  const shown = walk(path, 120);
  const resumed = openPath({ recorded, instruments: SOME });
  expect(resumed.step).toBe(150);
  expect(pricesOf(resumed)).toEqual(shown.at(-1));
  expect(walk(resumed, 50)).toEqual(walk(path, 50));
});

test('without a seed every database gets its own, and keeps it', () => {
  let seeds = 100;
  const freshSeed = () => seeds++;
  const [one, other] = [openPath({ freshSeed }), openPath({ freshSeed })];
  expect([one.seed, other.seed]).toEqual([100, 101]);
  expect(walk(one, 3)).not.toEqual(walk(other, 3));
  expect(openPath({ freshSeed, recorded: one.toRow(OPENING_MS, 0) }).seed).toBe(100);
});

test('the recorded seed may be requested again', () => {
  const path = openPath({ seed: 7, instruments: SOME });
  walk(path, 40);
  const recorded = path.toRow(OPENING_MS, 0);
  const resumed = openPath({ seed: 7, recorded, instruments: SOME });
  expect(resumed.step).toBe(40);
});

test.each([
  ['another seed', { seed: 8 }, {}],
  ['another model', { model: 'gbm' as const }, {}],
  ['another version of the model', {}, { model_version: 0 }],
])('%s begins a new path at the prices of the old one', (_, request, row) => {
  const old = openPath({ seed: 7, instruments: SOME });
  walk(old, 40);
  const recorded = { ...old.toRow(OPENING_MS, 0), ...row };
  const later_ms = OPENING_MS + 60_000;
  // Other recorded data is older: charts end at the path's prices.
  const stale = { price_e4: priceE4(1), previous_close_e4: priceE4(1), recorded_at_ms: OPENING_MS };
  const path = openPath({
    recorded,
    instruments: SOME,
    lastKnown: new Map([[AAPL, stale]]),
    now_ms: later_ms,
    ...request,
  });
  expect(path.step).toBe(0);
  expect(path.began_at_ms).toBe(later_ms);
  expect(path.seed).toBe('seed' in request ? request.seed : 7);
  expect(pricesOf(path)).toEqual(pricesOf(old));
  expect(closesOf(path)).toEqual(closesOf(old));
  const fresh = openPath({ ...request, seed: path.seed, instruments: SOME });
  walk(fresh, 25);
  walk(path, 25, later_ms);
  // The returns are those from step 0 on.
  for (const place of SOME.keys()) expect(path.logReturn(place)).toBe(fresh.logReturn(place));
});

test('an instrument added by a later version begins at its listed price', () => {
  const path = openPath({ seed: 7, instruments: SOME });
  walk(path, 40);
  const recorded = path.toRow(OPENING_MS, 0);
  const wider = openPath({ recorded, instruments: [instrument('KO'), ...SOME] });
  expect(wider.price(0)).toBe(instrument('KO').price * 10_000);
  expect(pricesOf(wider).slice(1)).toEqual(pricesOf(path));
  const [with_ko, without] = [walk(wider, 20), walk(path, 20)];
  expect(with_ko.map((prices) => prices.slice(1))).toEqual(without);
});

test('the previous close is the last price of the day before, across restarts too', () => {
  const path = openPath({ instruments: SOME });
  const first = closesOf(path);
  walk(path, 10);
  expect(closesOf(path)).toEqual(first);
  const evening = pricesOf(path);
  const recorded = path.toRow(OPENING_MS, 0);
  path.advance(OPENING_MS + DAY_MS);
  expect(closesOf(path)).toEqual(evening);
  expect(pricesOf(path)).not.toEqual(evening);

  const same_day = openPath({ recorded, instruments: SOME, now_ms: OPENING_MS + 1_000 });
  expect(closesOf(same_day)).toEqual(first);
  const next_day = openPath({ recorded, instruments: SOME, now_ms: OPENING_MS + DAY_MS });
  expect(closesOf(next_day)).toEqual(evening);
});

test('closes before the first day follow from the seed alone', () => {
  const closes = (seed: number, instruments = universe.all()) => {
    const path = openPath({ seed, instruments });
    return path.previousClose(placeOf(path, 'AAPL'));
  };
  expect(closes(3)).toBe(closes(3, SOME));
  expect(closes(3)).not.toBe(closes(4));
});
