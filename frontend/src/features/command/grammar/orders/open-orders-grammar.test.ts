import { expect, test } from 'vitest';
import type { ChosenOrders, Intent } from '../intent';
import { readCommand } from '../read-command';
import { writeCommand } from '../write-command';

const problemOf = (line: string) => {
  const reading = readCommand(line);
  return reading && 'problem' in reading ? reading.problem : null;
};

const ANY: ChosenOrders = { ticker: null, side: null, type: null, price: null, isLatest: false };
const chosen = (more: object) => ({ ...ANY, ...more });

test.each<readonly [string, unknown]>([
  ['CANCEL ALL', { kind: 'cancel_orders', of: 'all' }],
  ['cancel all orders', { kind: 'cancel_orders', of: 'all' }],
  ['CANCEL MY ORDERS', { kind: 'cancel_orders', of: 'all' }],
  ['CANCEL AAPL', { kind: 'cancel_orders', of: 'ticker', ticker: 'AAPL' }],
  ['CANCEL ALL AAPL ORDERS', { kind: 'cancel_orders', of: 'ticker', ticker: 'AAPL' }],
  ['CANCEL BRK B', { kind: 'cancel_orders', of: 'ticker', ticker: 'BRK.B' }],
  ['cancel everything', { kind: 'cancel_orders', of: 'all' }],
  ['CANCEL LMT', { kind: 'cancel_orders', of: 'ticker', ticker: 'LMT' }],
  ...(
    [
      ['cancel last', { isLatest: true }],
      ['cancel my last order', { isLatest: true }],
      ['cancel the newest nvda order', { isLatest: true, ticker: 'NVDA' }],
      ['cancel buy aapl', { side: 'buy', ticker: 'AAPL' }],
      ['cancel the buy nvda order', { side: 'buy', ticker: 'NVDA' }],
      ['cancel aapl sells', { side: 'sell', ticker: 'AAPL' }],
      ['cancel all buy orders', { side: 'buy' }],
      ['cancel stops', { type: 'stop' }],
      ['cancel the nvda stop loss', { type: 'stop', ticker: 'NVDA' }],
      ['cancel limit nvda', { type: 'limit', ticker: 'NVDA' }],
      ['cancel trailing stop on tsla', { type: 'trail', ticker: 'TSLA' }],
      ['cancel take profit nvda', { type: 'take_profit', ticker: 'NVDA' }],
      ['cancel the order at 182', { price: 182 }],
      ['cancel nvda @ $182.50', { price: 182.5, ticker: 'NVDA' }],
    ] as const
  ).map(
    ([line, which]) =>
      [line, { kind: 'cancel_orders', of: 'chosen', chosen: chosen(which) }] as const,
  ),
  ...(
    [
      ['move stop to 180', { type: 'stop' }, 180],
      ['move my nvda stop to $180', { type: 'stop', ticker: 'NVDA' }, 180],
      ['move nvda stop at 200 to 195', { type: 'stop', ticker: 'NVDA', price: 200 }, 195],
      ['change nvda stop 200 to 195', { type: 'stop', ticker: 'NVDA', price: 200 }, 195],
      ['move nvda stop 195', { type: 'stop', ticker: 'NVDA' }, 195],
      ['change the limit on nvda to 170', { type: 'limit', ticker: 'NVDA' }, 170],
      ['modify buy nvda to 170', { side: 'buy', ticker: 'NVDA' }, 170],
      ['move last to 170', { isLatest: true }, 170],
    ] as const
  ).map(
    ([line, which, price]) =>
      [
        line,
        { kind: 'change_order', chosen: chosen(which), to: { kind: 'price', price } },
      ] as const,
  ),
  [
    'move nvda trail to 3%',
    {
      kind: 'change_order',
      chosen: chosen({ type: 'trail', ticker: 'NVDA' }),
      to: { kind: 'percent', percent: 3 },
    },
  ],
])('%s is about open orders', (line, intent) => {
  const reading = readCommand(line);
  expect(reading).toEqual({ intent });
  expect(reading && 'intent' in reading && readCommand(writeCommand(reading.intent))).toEqual(
    reading,
  );
});

test.each(['CANCEL', 'CANCEL ORDER', 'move panel', 'change theme'])(
  '%s is left to commands of that name',
  (line) => {
    expect(readCommand(line)).toBeNull();
  },
);

test('CANCEL of more than one ticker is told what would be right', () => {
  expect(problemOf('CANCEL AAPL NVDA')).toContain('CANCEL AAPL');
});

test.each([
  ['move stop', 'MOVE STOP TO 180'],
  ['move nvda stop to', 'MOVE STOP TO 180'],
  ['move nvda to 5%', 'MOVE STOP TO 180'],
  ['move 200 to 195', 'MOVE STOP TO 180'],
  ['cancel buy sell', 'CANCEL LAST'],
  ['protect', 'PROTECT NVDA 180'],
  ['protect tsla', 'At which price? Write PROTECT TSLA 180'],
  ['sl 2%', 'For which position? Write SL AAPL 2%'],
  ['sl nvda', 'At which price? Write SL NVDA 180'],
  ['protect nvda tsla 180', 'For which position'],
  ['sell short 10 tsla', 'not sold short'],
  ['short tsla', 'not sold short'],
  ['cover 5 tsla', 'nothing is covered'],
])('%s is asked what it means', (line, question) => {
  expect(problemOf(line)).toContain(question);
});

test.each([
  ['SL AAPL 2%', 'SELL ALL AAPL GTC SL 2%'],
  ['SL NVDA 180', 'SELL ALL NVDA STP 180 GTC'],
  ['stop loss 180 on my nvda', 'SELL ALL NVDA STP 180 GTC'],
  ['PROTECT NVDA 180', 'SELL ALL NVDA STP 180 GTC'],
  ['PROTECT NVDA TRAIL 2%', 'SELL ALL NVDA TRAIL 2% GTC'],
  ['protect my nvda with a stop at 180', 'SELL ALL NVDA STP 180 GTC'],
  ['protect nvda with a trailing stop of 2%', 'SELL ALL NVDA TRAIL 2% GTC'],
  ['take profit nvda 220', 'SELL ALL NVDA LIMIT 220 GTC'],
  ['TP NVDA 220', 'SELL ALL NVDA LIMIT 220 GTC'],
  ['close half tsla', 'SELL HALF TSLA'],
  ['close tsla 5', 'SELL 5 TSLA'],
  ['buy $5k nvda', 'BUY $5000 NVDA'],
  ['buy 1.5k shares of nvda', 'BUY 1500 NVDA'],
])('%s means %s', (line, order) => {
  const read = readCommand(line);
  expect(read && 'intent' in read ? writeCommand(read.intent) : read).toBe(order);
});

test.each<[string, readonly string[], string]>([
  ['buy 5k nvda', ['BUY 5000 NVDA', 'BUY $5000 NVDA'], 'shares or dollars?'],
  ['sell 2.5k nvda', ['SELL 2500 NVDA', 'SELL $2500 NVDA'], 'shares or dollars?'],
  ['buy 5k nvda lmt 180', ['BUY 5000 NVDA LIMIT 180'], 'write BUY 5000 NVDA LMT 180'],
])('%s is asked about, and nothing is taken for granted', (line, orders, question) => {
  const read = readCommand(line);
  if (!read || !('either' in read)) throw new Error('nothing was asked');
  expect(read.either.map((intent: Intent) => writeCommand(intent))).toEqual(orders);
  expect(read.question).toContain(question);
});
