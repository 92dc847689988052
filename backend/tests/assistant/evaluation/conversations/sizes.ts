import {
  equally,
  held,
  largest,
  one,
  type Row,
  raise,
  spend,
  toDollars,
  worth,
} from '../building.ts';

/** Orders whose quantities follow from weights, cash or other positions. */
export const SIZES: readonly Row[] = [
  one('equal weights', 'rebalance my positions to equal weights', equally('AAPL', 'NVDA', 'TSLA')),
  one(
    'equal weights in other words',
    'make my positions equally large',
    equally('AAPL', 'NVDA', 'TSLA'),
  ),
  one('two weights in one sentence', 'make AAPL 20% and NVDA 10%', (state) => [
    toDollars(state, 'AAPL', state.total * 0.2),
    toDollars(state, 'NVDA', state.total * 0.1),
  ]),
  one('equal weights of some', 'rebalance AAPL and TSLA equally', equally('AAPL', 'TSLA')),
  one('cash in two parts', 'put 40% of my cash in AAPL and the rest in MSFT', (state) => [
    spend(state, state.cash * 0.4, 'AAPL'),
    spend(state, state.cash * 0.6, 'MSFT'),
  ]),
  one('cash in equal parts', 'split my cash equally between AAPL and MSFT', (state) => [
    spend(state, state.cash / 2, 'AAPL'),
    spend(state, state.cash / 2, 'MSFT'),
  ]),
  one('dollars in three parts', 'split $600 between AAPL, MSFT and JPM', (state) => [
    spend(state, 200, 'AAPL'),
    spend(state, 200, 'MSFT'),
    spend(state, 200, 'JPM'),
  ]),
  one('dollars into each', 'put $100 each into AAPL and JPM', (state) => [
    spend(state, 100, 'AAPL'),
    spend(state, 100, 'JPM'),
  ]),
  one('the largest position trimmed', 'trim my biggest position to 10%', (state) => [
    toDollars(state, largest(state), state.total / 10),
  ]),
  one('the largest position sold', 'sell my biggest position', (state) => [
    `sell ${held(state, largest(state))} ${largest(state)}`,
  ]),
  one('a position trimmed', 'trim NVDA to 5% of my portfolio', (state) => [
    toDollars(state, 'NVDA', state.total / 20),
  ]),
  one('a position raised', 'make AAPL 25% of my portfolio', (state) => [
    toDollars(state, 'AAPL', state.total / 4),
  ]),
  one('a new position by its weight', 'put 5% of my portfolio into JPM', (state) => [
    spend(state, state.total / 20, 'JPM'),
  ]),
  one('a position brought to a number', 'bring AAPL to 4 shares', ['sell 6 AAPL']),
  one('a position doubled', 'double my NVDA position', ['buy 8 NVDA']),
  one('a position halved', 'cut my TSLA in half', ['sell 3 TSLA']),
  one('cash raised', 'sell enough AAPL to raise $300', (state) => [raise(state, 300, 'AAPL')]),
  one('one swapped for another', 'swap my TSLA for JPM', (state) => [
    'sell 6 TSLA',
    spend(state, worth(state, ['TSLA']), 'JPM'),
  ]),
  one('a part swapped', 'swap half my TSLA for JPM', (state) => [
    'sell 3 TSLA',
    spend(state, worth(state, ['TSLA']) / 2, 'JPM'),
  ]),
  one('a position brought to a weight', 'bring AAPL to 20% of my portfolio', (state) => [
    toDollars(state, 'AAPL', state.total / 5),
  ]),
  one('weights beyond the whole', 'make AAPL 70% and NVDA 60% of my portfolio'),
  one('a rebalancing without a target', 'rebalance'),
  one('an amount that is not divided', 'put $500 into AAPL or MSFT'),
  one('nothing of a position', 'sell 0 AAPL'),
  one('more than the whole', 'sell 150% of my AAPL'),
  one('shares finer than a millionth', 'buy 0.0000001 AAPL'),
];
