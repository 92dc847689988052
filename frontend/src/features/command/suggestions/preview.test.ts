import type { Order, OrderPreview } from '@finally/contract';
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

test.each([
  ['SELL ALL TSLA STOP 300', 'Sell all TSLA if it falls to $300.00, until canceled'],
  ['SELL ALL TSLA STOP 300 DAY', 'Sell all TSLA if it falls to $300.00, today only'],
  ['CLOSE HALF TSLA', 'Sell half TSLA'],
])('%s of what is not held says the whole order and why it would be refused', (typed, title) => {
  const market = { ...FACTS.market, ticker: ticker('TSLA'), held: 0, freeShares: 0 };
  expect(previewOf(typed, { market })).toMatchObject({ title, objection: 'No TSLA is held.' });
});

test.each([
  ['SELL 5 AAPL LMT 120 DAY', 'Sell 5 AAPL at $120.00 or better, today only'],
  ['BUY 5 AAPL STP 120', 'Buy 5 AAPL if it rises to $120.00, today only'],
  ['SELL 5 AAPL TRAIL 2%', 'Sell 5 AAPL if it falls 2% from its high, until canceled'],
  ['SL 2% AAPL', 'Sell 10 AAPL if it falls to $107.80, until canceled'],
])('%s says how long it works', (typed, title) => {
  const market = { ...FACTS.market, freeShares: 10 };
  expect(previewOf(typed, { market, orders: [] }).title).toBe(title);
});

const BUY = openOrder({ id: 'buy', ticker: ticker('NVDA'), limit_price: 182 });
const stopAt = (stop_price: number, more: Partial<Order> = {}) =>
  openOrder({
    id: `stop ${stop_price}`,
    ticker: ticker('NVDA'),
    side: 'sell',
    type: 'stop',
    limit_price: null,
    stop_price,
    ...more,
  });

test('CANCEL names what it cancels, or that there is none', () => {
  const orders = [BUY, stopAt(200), STOP];
  const cancel = (typed: string) => previewOf(typed, { orders });
  expect(cancel('CANCEL BUY NVDA').title).toMatch(/^Cancel: Buy .* NVDA at \$182/);
  expect(cancel('CANCEL AT 182').title).toMatch(/^Cancel: Buy/);
  expect(cancel('CANCEL STOPS')).toMatchObject({ title: 'Cancel 2 orders' });
  expect(cancel('CANCEL STOPS').detail).toContain('Asks first.');
  expect(cancel('CANCEL BUY AAPL').objection).toBe('There is no open buy AAPL order.');
  expect(cancel('CANCEL AT 300').objection).toBe('There is no open order at 300.');
});

test('CANCEL LAST cancels the newest order, also if it is not listed first', () => {
  const older = { ...BUY, placed_at: '2026-01-01T00:00:00.000Z' };
  const newer = stopAt(200, { placed_at: '2026-01-02T00:00:00.000Z' });
  expect(previewOf('CANCEL LAST', { orders: [older, newer] }).title).toMatch(/^Cancel: Sell/);
});

test('MOVE changes the only order that is meant; of several it says how to choose one', () => {
  const move = (typed: string, orders: readonly Order[]) => previewOf(typed, { orders });
  expect(move('MOVE STOP TO 195', [BUY, stopAt(200)])).toMatchObject({
    title: expect.stringContaining('if it falls to $195.00'),
    detail: expect.stringContaining('if it falls to $200.00'),
    objection: null,
  });
  const two = [stopAt(200), stopAt(190, { state: 'held' })];
  const { objection } = move('MOVE NVDA STOP TO 195', two);
  expect(objection).toContain('2 orders may be meant');
  expect(objection).toContain('(waits for its entry)');
  const [, offered = ''] = /as in (MOVE .*)\.$/.exec(objection ?? '') ?? [];
  expect(move(offered, two).objection).toBeNull();
  expect(move('MOVE AAPL STOP TO 195', two).objection).toBe('There is no open AAPL stop order.');
});
