import { expect, test } from 'vitest';
import { cents } from '../../../../src/kernel/money.ts';
import { decideOrder } from '../../../../src/ledger/decide-order.ts';
import {
  createSymbols,
  createUniverse,
  FollowedTickers,
  MarketService,
} from '../../../../src/market/index.ts';
import { openBarService } from '../../../support/market/bar-book.ts';
import { order, ticker } from '../../../support/trading/ledger.ts';
import { massiveWorld } from './world.ts';

const ZZTOP = ticker('ZZTOP');

/** An account with $10,000 in cash only. */
const STATE = {
  account: {
    ledger: 1,
    starting_cash_cents: cents(1_000_000),
    cash_cents: cents(1_000_000),
    realized_pnl_cents: cents(0),
    reserved_cents: cents(0),
    opened_at: '2026-02-11T14:30:00.000Z',
    fill_profile: 'ideal' as const,
    fees: null,
  },
  position: null,
};

/** Opens a market, and decides trades as the portfolio does. */
async function tradingWorld(market: 'open' | 'closed') {
  const world = await massiveWorld({ poll_seconds: 5 });
  const { server, source, prices } = world;
  server.market = market;
  server.list('ZZTOP', { name: 'Zzyzx Holdings', price: 12.5 });
  const bars = openBarService(source, prices);
  const followed = new FollowedTickers(source, bars);
  const service = new MarketService(createSymbols(createUniverse(), source), bars, followed);
  await followed.start({});
  await world.pass(1);
  const buy = async (shares: number) => {
    const wish = order('buy', 'ZZTOP', shares);
    return followed.during(ZZTOP, async () => decideOrder(STATE, wish, prices.quote(ZZTOP)));
  };
  return { ...world, service, buy };
}

test('a share listed only by the vendor is found, charted and bought at its price', async () => {
  const { service, buy } = await tradingWorld('open');
  expect((await service.search('zzyzx', 5)).matches[0]).toEqual({
    ticker: 'ZZTOP',
    name: 'Zzyzx Holdings',
    sector: 'Other',
  });
  const bars = await service.bars({ ticker: ZZTOP, interval: '1d', limit: 100 });
  expect(bars.ok && bars.value.bars).toHaveLength(50);
  expect(await buy(10)).toMatchObject({ ok: true, value: { price_e4: 125_000 } });
});

test('while the market is closed a trade is refused, not filled at the last price', async () => {
  const { buy, prices, source } = await tradingWorld('closed');
  expect(await buy(10)).toMatchObject({ ok: false, error: { code: 'price_stale' } });
  await source.addTicker(ZZTOP);
  expect(prices.quote(ZZTOP)).toMatchObject({ price_e4: 125_000, stale: true });
});

test('without a single price a trade is refused, not filled at zero', async () => {
  const { buy, server } = await tradingWorld('open');
  server.list('ZZTOP', { entry: { lastTrade: { p: 'free' } } });
  expect(await buy(10)).toMatchObject({ ok: false, error: { code: 'price_unavailable' } });
});
