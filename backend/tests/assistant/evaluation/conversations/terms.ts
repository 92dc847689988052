import { asks, one, type Row } from '../building.ts';

/** Orders with a price, a stop, a trail or exits. Levels are far from the prices, so all of them rest. */
export const TERMS: readonly Row[] = [
  one('a price of its own', 'buy 5 AAPL at 50', ['buy 5 AAPL limit 50']),
  one('a price with a dollar sign', 'buy 5 AAPL at $50.50', ['buy 5 AAPL limit 50.5']),
  one('a limit by its name', 'buy 5 AAPL with a limit of 50', ['buy 5 AAPL limit 50']),
  one('a limit order by its name', 'place a limit order to buy 5 AAPL at 50', [
    'buy 5 AAPL limit 50',
  ]),
  one('a limit that lasts', 'buy 5 AAPL at 50 good till canceled', ['buy 5 AAPL limit 50 gtc']),
  one('a limit for the day', 'buy 5 AAPL at 50 for the day', ['buy 5 AAPL limit 50']),
  one('a limit that never rests', 'buy 5 AAPL limit 50 ioc', ['buy 5 AAPL limit 50 ioc']),
  one('a limit for all or nothing', 'buy 5 AAPL limit 50 fill or kill', [
    'buy 5 AAPL limit 50 fok',
  ]),
  one('a sale at a price', 'sell 5 AAPL at 5000', ['sell 5 AAPL limit 5000']),
  one('a sale of half at a price', 'sell half my AAPL at 5000', ['sell 5 AAPL limit 5000']),
  one('a stop', 'if AAPL falls below 50, sell half', ['sell 5 AAPL stop 50 gtc']),
  one('a stop with the condition last', 'sell 5 AAPL if it falls below 50', [
    'sell 5 AAPL stop 50 gtc',
  ]),
  one('a stop loss of a position', 'stop loss at 50 on my AAPL', ['sell 10 AAPL stop 50 gtc']),
  one('a stop loss that is set', 'set a stop at 50 on my NVDA', ['sell 8 NVDA stop 50 gtc']),
  one('a protected position', 'protect my TSLA with a stop at 50', ['sell 6 TSLA stop 50 gtc']),
  one('a stop that buys', 'buy 1 NVDA if it rises above 900', ['buy 1 NVDA stop 900']),
  one('a stop with a limit', 'sell 5 AAPL stop 50 limit 48', ['sell 5 AAPL stop 50 limit 48 gtc']),
  one('a trailing stop', 'trailing stop 15% on TSLA', ['sell 6 TSLA trail 15% gtc']),
  one('a trailing stop in dollars', 'trail my TSLA by $50', ['sell 6 TSLA trail $50 gtc']),
  one('two orders with limits', 'buy 1 AAPL at 50 and buy 1 NVDA at 40', [
    'buy 1 AAPL limit 50',
    'buy 1 NVDA limit 40',
  ]),
  one('a bracket that rests', 'buy 5 AAPL at 50 with stop 40 and target 60', [
    'buy 5 AAPL limit 50 take 60 loss 40',
  ]),
  one('two exits of a position', 'take profit at 5000 and stop at 50 on my AAPL', [
    'sell 10 AAPL take 5000 loss 50 oco',
  ]),
  asks('a fall that buys', 'if NVDA falls below 100, buy 5', /limit order/i),
  asks('a rise that sells', 'when AAPL hits 5000, sell 5', /limit/i),
  asks('a stop above the price', 'stop loss at 5000 on my AAPL', /AAPL/),
  asks('a protection without a price', 'protect my AAPL', /price/i),
  asks('a stop in percent', 'stop loss 2% on AAPL', /trailing/i),
  asks('a stop on everything', 'set a stop 5% below on all my positions', /stop loss at/i),
  asks('a limit without a quantity', 'buy NVDA at 100', /how many/i),
  one('a supposed stop', 'what if I put a stop at 50 on my AAPL?'),
  one('an order until a day', 'buy 5 AAPL at 50 until Friday'),
  one('a limit beside an order at the market', 'buy 10 NVDA and buy 2 KO at 40'),
  one('two limits for one order', 'buy 5 AAPL at 50 at 60'),
];
