import { ticker } from '../../../support/trading/ledger.ts';
import { describeSource } from '../source-conformance.ts';
import { massiveWorld } from './world.ts';

describeSource('Massive', async () => {
  const world = await massiveWorld({ poll_seconds: 5 });
  const known = [ticker('AAPL'), ticker('MSFT'), ticker('BRK.B')] as const;
  for (const symbol of known) world.server.list(symbol);
  return {
    source: world.source,
    prices: world.prices,
    known,
    unknown: ticker('NOTHING'),
    now_ms: () => world.clock.now_ms(),
    passTime: () => world.pass(6),
  };
});
