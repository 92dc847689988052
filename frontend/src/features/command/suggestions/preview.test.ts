import type { OrderPreview } from '@finally/contract';
import { expect, test } from 'vitest';
import { previewReply } from '@/shared/tests/preview-reply';
import { openOrder, portfolio, position, ticker } from '@/shared/tests/samples';
import { readCommand } from '../grammar/read-command';
import { type PreviewFacts, previewIntent } from './preview';

const STOP = openOrder({
  side: 'sell',
  type: 'stop',
  limit_price: null,
  stop_price: 90,
  quantity: 10,
  reserved_quantity: 10,
});

const FACTS: PreviewFacts = {
  ticker: ticker('AAPL'),
  market: {
    ticker: ticker('AAPL'),
    price: 110,
    cash: 1_000,
    held: 10,
    freeCash: 1_000,
    freeShares: 0,
  },
  answer: null,
  name: null,
  positions: [position('AAPL', 10, 100, 110), position('TSLA', 2, 200, 150)],
  orders: [STOP],
};

function previewOf(line: string, facts: Partial<PreviewFacts> = {}) {
  const read = readCommand(line);
  if (!read || !('intent' in read)) throw new Error(`${line} is no command`);
  return previewIntent(read.intent, { ...FACTS, ...facts });
}

test('CLOSE of a position whose shares are set aside says that it asks to cancel the order first', () => {
  expect(previewOf('CLOSE AAPL')).toMatchObject({
    detail:
      'Asks to cancel 1 order first, which holds the shares: Sell 10 AAPL if it falls to $90.00, until canceled',
    objection: null,
    enter: 'Enter asks to cancel 1 order first',
  });
  expect(previewOf('CLOSE AAPL', { orders: [] }).detail).toBeNull();
});

test('CLOSE ALL says which position is not sold and why', () => {
  expect(previewOf('CLOSE ALL').detail).toMatch(/^Not sold: AAPL \(1 order holds its shares\)\. /);
  expect(previewOf('CLOSE ALL', { orders: [] }).detail).toMatch(/^≈/);
});

test('CANCEL of a ticker says that it asks if an order protects shares', () => {
  expect(previewOf('CANCEL AAPL').detail).toBe('1 order. Asks first.');
  expect(previewOf('CANCEL AAPL', { orders: [openOrder()] }).detail).toBe('1 order');
});

test.each([
  ['SELL HALF AAPL', 'Sell 5 AAPL'],
  ['SELL HALF AAPL STP 100', 'Sell 5 AAPL if it falls to $100.00'],
  ['SELL ALL AAPL TP 120 SL 100', 'Sell 10 AAPL at $120.00 or better, or if it falls to $100.00'],
])(
  '%s is of what is held; if the free shares do not suffice, it asks as CLOSE does',
  (typed, title) => {
    const market = { ...FACTS.market, freeShares: 4 };
    const preview = previewOf(typed, { market });
    expect(preview.title).toContain(title);
    expect(preview.detail).toContain('Asks to cancel 1 order first');
    expect(preview.objection).toBeNull();
    const free = previewOf(typed, { market: { ...market, freeShares: 10 }, orders: [] });
    expect(free).toMatchObject({ title: preview.title, detail: null });
  },
);

test('an order that would be canceled at once says so where it says what Enter does', () => {
  const answer: OrderPreview = {
    ...previewReply(
      { ticker: ticker('AAPL'), side: 'buy', quantity: 5 },
      portfolio(1_000, []),
      110,
    ),
    fills: [],
    total: null,
    state: 'canceled',
    sentence: 'It would be canceled at once.',
  };
  expect(previewOf('BUY 5 AAPL LMT 100 IOC', { answer })).toMatchObject({
    detail: 'It would be canceled at once.',
    enter: 'Enter sends the order, which would be canceled at once',
  });
});
