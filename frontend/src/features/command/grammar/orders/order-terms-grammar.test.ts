import { ORDER_SENTENCES } from '@finally/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import { tickerBeingWritten } from '../completion';
import { readCommand } from '../read-command';
import { writeCommand } from '../write-command';
import type { ReadTerms } from './order-terms-grammar';
import { completeTerms } from './percent-terms';

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
/** Exits of a position work until they are canceled. */
const gtc = (terms: OrderTerms): OrderTerms => ({ ...terms, time_in_force: 'gtc' });

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
    ['SELL ALL TSLA STOP 300', 'TSLA', gtc(stop(300))],
    ['sell 10 aapl trail 2%', 'AAPL', gtc({ type: 'trailing_stop', trail_percent: 2 })],
    ['SELL 10 AAPL TRAILING STOP $1.50', 'AAPL', gtc({ type: 'trailing_stop', trail_amount: 1.5 })],
    [
      'SELL 10 AAPL TRAIL 2% OFFSET 0.5',
      'AAPL',
      gtc({ type: 'trailing_stop_limit', trail_percent: 2, limit_offset: 0.5 }),
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
    ['SELL ALL BUT 1 KO STP 60', 'KO', gtc(stop(60))],
    ['SELL HALF OF MY TSLA STOP 300', 'TSLA', gtc(stop(300))],
    ['SELL ALL STOP 300', null, gtc(stop(300))],
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
    ['SELL ALL TSLA STOP 300 DAY', 'TSLA', { ...stop(300), time_in_force: 'day' }],
    ['SELL 5 NVDA LMT 221', 'NVDA', limit(221)],
    ['SELL 5 NVDA LMT 221 DAY', 'NVDA', limit(221)],
    // A single exit of shares that are held is that order itself.
    ['SELL ALL TSLA SL 300', 'TSLA', gtc(stop(300))],
    ['SELL ALL TSLA SL TRAIL 2%', 'TSLA', gtc({ type: 'trailing_stop', trail_percent: 2 })],
    ['SELL ALL TSLA TP 400', 'TSLA', gtc(limit(400))],
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

test.each<[string, ReadTerms]>([
  ['BUY 10 NVDA SL 2% TP 4%', { terms: {}, percents: { stop_loss: 2, take_profit: 4 } }],
  ['BUY 10 NVDA LMT 180 SL 2.5%', { terms: limit(180), percents: { stop_loss: 2.5 } }],
  ['SELL ALL NVDA STP 2%', { terms: { time_in_force: 'gtc' }, percents: { stop: 2 } }],
  ['BUY 10 NVDA STP 2%', { terms: {}, percents: { stop: 2 } }],
])('%s keeps its percentages until the price is known', (line, { terms, percents }) => {
  const trade = tradeOf(line);
  expect(trade?.terms ?? {}).toEqual(terms);
  expect(trade?.percents).toEqual(percents);
  expect(trade && readCommand(writeCommand(trade))).toEqual({ intent: trade });
});

test.each<[string, number, OrderTerms]>([
  [
    'BUY 10 NVDA SL 2% TP 4%',
    200,
    {
      order_class: 'bracket',
      take_profit: { limit_price: 208 },
      stop_loss: { stop_price: 196 },
    },
  ],
  [
    'BUY 10 NVDA LMT 180 SL 2.5%',
    200,
    { ...limit(180), order_class: 'oto', stop_loss: { stop_price: 175.5 } },
  ],
  ['BUY 10 NVDA STP 2%', 200, stop(204)],
  ['SELL ALL NVDA STP 2%', 199.99, gtc(stop(195.99))],
  ['SL 2% NVDA', 200, gtc(stop(196))],
  ['TP NVDA 4%', 200.01, gtc(limit(208.02))],
  ['PROTECT NVDA 5%', 200, gtc(stop(190))],
  [
    'SELL ALL NVDA TP 215 SL 2%',
    200,
    {
      order_class: 'oco',
      take_profit: { limit_price: 215 },
      stop_loss: { stop_price: 196 },
    },
  ],
])('%s at a price of %s has these prices', (line, price, terms) => {
  const trade = tradeOf(line);
  expect(trade && completeTerms(trade.side, trade.terms ?? {}, trade.percents, price)).toEqual(
    terms,
  );
  if (!line.includes('LMT')) {
    expect(trade && completeTerms(trade.side, trade.terms ?? {}, trade.percents, null)).toBeNull();
  }
});

describe('terms that are not right', () => {
  test.each([
    ['BUY 10 NVDA MOC', 'no opening or closing auction'],
    ['BUY 10 NVDA LMT 180 LOC', 'no opening or closing auction'],
    ['BUY 10 NVDA SL 100%', '0.01% to 99.99%'],
    ['SELL ALL NVDA STP 0%', '0.01% to 99.99%'],
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
    ['BUY 1 NVDA LMT 20 GTD 2027-02-30', 'There is no date 2027-02-30.'],
    ['BUY 1 NVDA LMT 20 GTD 2027-13-01', 'There is no date 2027-13-01.'],
    ['BUY 1 NVDA LMT 20 GTD 2027-06-31 15:30', 'There is no date 2027-06-31.'],
    ['BUY 1 NVDA LMT 20 GTD 2027-06-30 25:00', 'There is no time 25:00 on 2027-06-30.'],
    ['BUY $500 NVDA LMT 180', ORDER_SENTENCES.dollars_at_market_only],
    ['BUY 5 LMT 450', 'LMT is a ticker too'],
    ['BUY LIMIT 5 NVDA 200', 'Prices stand behind amount and ticker'],
  ])('%s is told what would be right', (line, right) => {
    expect(problemOf(line)).toContain(right);
  });
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
      const understood =
        JSON.stringify([trade.terms, trade.percents]).match(/(180|[^0-9]2[,}])/g) ?? [];
      expect(understood).toHaveLength(said.length);
    }),
  );
});
