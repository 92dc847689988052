import { join } from 'node:path';
import { expect, test } from 'vitest';
import { INTERVAL_MS } from '../../src/market/bars/bar.ts';
import { HISTORY_INTERVALS } from '../../src/market/sources/source.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ManualClock, OPENING_MS } from '../support/time/manual-clock.ts';
import { AAPL, openMarket } from './bars/bar-market.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * Returns every stored bar of AAPL in a market that is first looked at after some days and hours.
 */
async function barsAfter({ days = 0, hours = 1 } = {}) {
  const market = await openMarket();
  await market.followed.start({});
  for (let day = 0; day < days; day++) {
    market.clock.advance(MINUTE_MS);
    // The rest of the day passes without steps, as on a suspended machine.
    market.clock.skip(INTERVAL_MS['1d'] - MINUTE_MS);
  }
  market.clock.advance(hours * HOUR_MS);
  await market.followed.follow(AAPL, 'watched');
  await market.book.bars(AAPL, '1d', 1);
  const kept = HISTORY_INTERVALS.map(
    async (interval) =>
      [interval, await market.store.newest('simulator', AAPL, interval, 20_000)] as const,
  );
  return { bars: Object.fromEntries(await Promise.all(kept)), market };
}

test('the history up to the beginning of the market is the same whenever it is requested', async () => {
  const { bars: at_once } = await barsAfter({ hours: 0 });
  const { bars: later } = await barsAfter();
  for (const interval of ['1m', '1d'] as const) {
    const isBefore = ({ time_ms }: { time_ms: number }) =>
      time_ms + INTERVAL_MS[interval] <= OPENING_MS;
    const before = at_once[interval]?.filter(isBefore);
    expect(before?.length).toBeGreaterThan(300);
    expect(later[interval]?.filter(isBefore), interval).toEqual(before);
  }
});

test('the history of a late follower leads without a gap from the first price to the current one', async () => {
  const { bars, market } = await barsAfter();
  const quote = market.prices.quote(AAPL);
  for (const interval of HISTORY_INTERVALS) {
    const series = bars[interval] ?? [];
    expect(series.at(-1)).toMatchObject({ close_e4: quote?.price_e4 });
    for (const [index, bar] of series.slice(1).entries()) {
      expect(bar.open_e4).toBe(series[index]?.close_e4);
      expect(bar.time_ms - (series[index]?.time_ms ?? 0)).toBe(INTERVAL_MS[interval]);
    }
  }
  const first_minute = bars['1m']?.find(({ time_ms }) => time_ms === OPENING_MS);
  expect(first_minute?.open_e4).toBe((await barsAfter({ hours: 0 })).market.priceNow('AAPL'));
  expect(bars['1d']?.at(-2)?.close_e4).toBe(quote?.previous_close_e4);
});

test('days later, today also begins at the close of the day before', async () => {
  const { bars, market } = await barsAfter({ days: 2 });
  expect(bars['1d']?.at(-2)?.close_e4).toBe(market.prices.quote(AAPL)?.previous_close_e4);
  expect(bars['1d']?.at(-1)?.close_e4).toBe(market.priceNow('AAPL'));
  expect(bars['1d']).toHaveLength(367);
});

test('a history that was not requested is the same after a restart', async () => {
  const path = join(tempFolder(), 'finally.db');
  const clock = new ManualClock();
  const first = await openMarket(path, clock);
  await first.followed.start({});
  clock.advance(HOUR_MS);
  await first.followed.follow(AAPL, 'alerts');
  const origin = await first.store.unwritten('simulator', AAPL);
  expect(origin?.began?.at_ms).toBe(OPENING_MS);
  const past = first.source.pastOf?.(AAPL, origin as NonNullable<typeof origin>);
  await first.shutDown();

  const second = await openMarket(path, clock);
  await second.followed.start({ alerts: [AAPL] });
  const kept = await second.store.unwritten('simulator', AAPL);
  expect(kept).toEqual(origin);
  expect(second.source.pastOf?.(AAPL, kept as NonNullable<typeof kept>)).toEqual(past);
});
