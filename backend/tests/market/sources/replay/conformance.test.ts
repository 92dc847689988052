import { ticker } from '../../../support/trading/ledger.ts';
import { describeSource } from '../source-conformance.ts';
import { replayWorld } from './world.ts';

const BEGIN_S = Date.UTC(2026, 0, 5, 14, 30) / 1000;
const known = [ticker('AAPL'), ticker('MSFT'), ticker('BRK.B')] as const;

/** A trade of each ticker every second, for a minute. */
const rows = Array.from({ length: 60 }, (_, second) =>
  known.map((symbol, place) => `${symbol},${BEGIN_S + second},${100 + place + second / 100},10`),
).flat();

describeSource('A recording', async () => {
  const { source, prices, clock } = replayWorld(rows);
  return {
    source,
    prices,
    known,
    unknown: ticker('NOTHING'),
    now_ms: () => clock.now_ms(),
    passTime: async () => clock.advance(500),
  };
});
