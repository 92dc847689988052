import { ORDER_SENTENCES } from '@finally/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import { tickerBeingWritten } from '../completion';
import { readCommand } from '../read-command';
import { writeCommand } from '../write-command';

const tradeOf = (line: string) => {
  const reading = readCommand(line);
  return reading && 'intent' in reading && reading.intent.kind === 'trade' ? reading.intent : null;
};
const problemOf = (line: string) => {
  const reading = readCommand(line);
  return reading && 'problem' in reading ? reading.problem : null;
};

const limit = (limit_price: number): OrderTerms => ({ type: 'limit', limit_price });
const stop = (stop_price: number): OrderTerms => ({ type: 'stop', stop_price });

describe('the terms of an order', () => {
  test.each<[string, string | null, OrderTerms | undefined]>([
    [
      'BUY 100 NVDA LMT 187.50 GTC TP 195 SL 182',
      'NVDA',
      {
        ...limit(187.5),
        time_in_force: 'gtc',
        order_class: 'bracket',
        take_profit: { limit_price: 195 },
        stop_loss: { stop_price: 182 },
      },
    ],
    ['SELL ALL TSLA STOP 300', 'TSLA', stop(300)],
    ['sell 10 aapl trail 2%', 'AAPL', { type: 'trailing_stop', trail_percent: 2 }],
    ['SELL 10 AAPL TRAILING STOP $1.50', 'AAPL', { type: 'trailing_stop', trail_amount: 1.5 }],
    [
      'SELL 10 AAPL TRAIL 2% OFFSET 0.5',
      'AAPL',
      { type: 'trailing_stop_limit', trail_percent: 2, limit_offset: 0.5 },
    ],
    [
      'BUY 5 AAPL STP 200 LMT 201',
      'AAPL',
      { type: 'stop_limit', stop_price: 200, limit_price: 201 },
    ],
    ['BUY 5 NVDA AT 200', 'NVDA', limit(200)],
    ['BUY 5 NVDA @ $200 OR BETTER', 'NVDA', limit(200)],
    ['BUY 5 NVDA @200', 'NVDA', limit(200)],
    ['BUY 5 NVDA LIMIT 1,000.50 FOK', 'NVDA', { ...limit(1000.5), time_in_force: 'fok' }],
    ['buy nvda 5 lmt 200 day', 'NVDA', limit(200)],
    ['BUY 5 BRK B LMT 500', 'BRK.B', limit(500)],
    ['BUY FIVE NVDA LMT 200', 'NVDA', limit(200)],
    ['SELL ALL BUT 1 KO STP 60', 'KO', stop(60)],
    ['SELL HALF OF MY TSLA STOP 300', 'TSLA', stop(300)],
    ['SELL ALL STOP 300', null, stop(300)],
    ['BUY 5 AT 200', null, limit(200)],
    [
      'SELL 5 AAPL TAKE PROFIT 195 STOP LOSS 182',
      'AAPL',
      {
        order_class: 'oco',
        take_profit: { limit_price: 195 },
        stop_loss: { stop_price: 182 },
      },
    ],
    [
      'BUY 5 AAPL AT THE MARKET SL 182',
      'AAPL',
      { order_class: 'oto', stop_loss: { stop_price: 182 } },
    ],
    ['BUY 5 AAPL OPG', 'AAPL', { time_in_force: 'opg' }],
    // At the market, which is what an order is without terms.
    ['BUY 5 AAPL MKT', 'AAPL', undefined],
    ['BUY 5 AAPL AT THE MARKET PRICE', 'AAPL', undefined],
    ['BUY 5 AAPL DAY', 'AAPL', undefined],
    // Behind an amount, LMT, DAY and CLS are tickers.
    ['BUY 5 LMT', 'LMT', undefined],
    ['BUY 5 CLS', 'CLS', undefined],
    ['BUY LMT 5', 'LMT', undefined],
    ['BUY 5 LMT LMT 450', 'LMT', limit(450)],
    ['BUY 5 DAY LMT 60 DAY', 'DAY', limit(60)],
    ['BUY $500 LMT', 'LMT', undefined],
    ['BUY 25% NVDA LMT 180', 'NVDA', limit(180)],
    ['BUY MAX NVDA STP 300', 'NVDA', stop(300)],
  ])('%s', (line, ticker, terms) => {
    const trade = tradeOf(line);
    expect(trade?.ticker).toBe(ticker);
    expect(trade?.terms).toEqual(terms);
    // What is remembered of the line reads the same.
    expect(trade && readCommand(writeCommand(trade))).toEqual({ intent: trade });
  });

  test('a date without a time is good until the end of that day', () => {
    const trade = tradeOf('BUY 5 AAPL LMT 180 GTD 2026-12-24');
    const until = new Date(trade?.terms?.expires_at ?? '');
    expect([until.getDate(), until.getHours(), until.getMinutes()]).toEqual([24, 23, 59]);
    expect(trade && tradeOf(writeCommand(trade))).toEqual(trade);
    const timed = tradeOf('BUY 5 AAPL LMT 180 GTD 2026-12-24 15:30 TP 195');
    expect(new Date(timed?.terms?.expires_at ?? '').getHours()).toBe(15);
    expect(timed?.terms?.take_profit).toEqual({ limit_price: 195 });
  });
});

describe('terms that are not right', () => {
  test.each([
    ['BUY 5 NVDA LMT', 'LMT needs a price, as in LMT 187.50'],
    ['SELL 5 NVDA TRAIL 2 PERCENT', 'PERCENT is not part of an order'],
    ['BUY 5 NVDA LMT GTC', 'LMT needs a price'],
    ['BUY 5 NVDA LMT 180 LMT 190', 'The limit price is said twice'],
    ['BUY 5 NVDA LMT 180 GTC DAY', 'The time in force is said twice'],
    ['BUY 5 NVDA LMT 1,5', 'Enter a price in dollars'],
    ['BUY 5 NVDA LMT 0', 'more than zero'],
    ['BUY 5 NVDA LMT 5%', 'Enter a price in dollars'],
    ['BUY 5 NVDA LMT 180 PLEASE', 'PLEASE is not part of an order'],
    ['BUY 5 NVDA LMT 180 190', '190 is not part of an order'],
    ['BUY 5 NVDA LMT 180 MKT', 'no price of its own'],
    ['SELL 5 NVDA TRAIL 2% LMT 180', 'TRAIL 2% OFFSET 0.50'],
    ['SELL 5 NVDA TRAIL 2% STP 180', 'the trail sets it'],
    ['SELL 5 NVDA TRAIL 200%', '0.01% to 99.99%'],
    ['SELL 5 NVDA OFFSET 1', 'OFFSET goes with TRAIL'],
    ['BUY 5 NVDA STOP LIMIT 200 201', 'STP 200 LMT 201'],
    ['BUY 5 NVDA LMT 180 GTD tomorrow', 'GTD 2026-12-24'],
    ['BUY $500 NVDA LMT 180', ORDER_SENTENCES.dollars_at_market_only],
    ['BUY 5 LMT 450', 'LMT is a ticker too'],
    ['BUY LIMIT 5 NVDA 200', 'Prices stand behind amount and ticker'],
  ])('%s is told what would be right', (line, right) => {
    expect(problemOf(line)).toContain(right);
  });
});

test.each([
  ['CANCEL ALL', { kind: 'cancel_orders', of: 'all' }],
  ['cancel all orders', { kind: 'cancel_orders', of: 'all' }],
  ['CANCEL MY ORDERS', { kind: 'cancel_orders', of: 'all' }],
  ['CANCEL AAPL', { kind: 'cancel_orders', of: 'ticker', ticker: 'AAPL' }],
  ['CANCEL ALL AAPL ORDERS', { kind: 'cancel_orders', of: 'ticker', ticker: 'AAPL' }],
  ['CANCEL BRK B', { kind: 'cancel_orders', of: 'ticker', ticker: 'BRK.B' }],
])('%s cancels open orders', (line, intent) => {
  const reading = readCommand(line);
  expect(reading).toEqual({ intent });
  expect(reading && 'intent' in reading && readCommand(writeCommand(reading.intent))).toEqual(
    reading,
  );
});

test.each(['CANCEL', 'CANCEL ORDER'])('%s is left to the command of that name', (line) => {
  expect(readCommand(line)).toBeNull();
});

test('CANCEL of more than one ticker is told what would be right', () => {
  expect(problemOf('CANCEL AAPL NVDA')).toContain('CANCEL AAPL');
});

test.each<[string, ReturnType<typeof tickerBeingWritten>]>([
  ['BUY 5 app LMT 180', { before: 'BUY 5 ', word: 'app', after: ' LMT 180' }],
  ['buy app 5 lmt 180 gtc', { before: 'buy ', word: 'app', after: ' 5 lmt 180 gtc' }],
  ['BUY 5 brk b LMT 180', { before: 'BUY 5 ', word: 'brk b', after: ' LMT 180' }],
  ['BUY 5 LM', { before: 'BUY 5 ', word: 'LM', after: '' }],
  // Behind amount and ticker nothing is a ticker.
  ['BUY 5 NVDA LM', null],
  ['CANCEL app', { before: 'CANCEL ', word: 'app', after: '' }],
])('in %s the ticker is %o', (line, written) => {
  expect(tickerBeingWritten(line)).toEqual(written);
});

test('no word of an order is left out, whatever is written', () => {
  const words = fc.constantFrom(
    'LMT',
    'STP',
    'TRAIL',
    'TP',
    'SL',
    'GTC',
    'DAY',
    'MKT',
    '180',
    '2%',
  );
  const prices = /\d/;
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), (list) => {
      const trade = tradeOf(`SELL 5 NVDA ${list.join(' ')}`);
      if (!trade) return;
      const said = list.filter((word) => prices.test(word));
      const understood = JSON.stringify(trade.terms ?? {}).match(/(180|[^0-9]2[,}])/g) ?? [];
      expect(understood).toHaveLength(said.length);
    }),
  );
});
