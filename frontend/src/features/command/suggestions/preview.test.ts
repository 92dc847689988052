import { expect, test } from 'vitest';
import { openOrder, position, ticker } from '@/shared/tests/samples';
import { readCommand } from '../grammar/read-command';
import { type PreviewFacts, previewIntent } from './preview';

const STOP = openOrder({
  side: 'sell',
  type: 'stop',
  limit_price: null,
  stop_price: 90,
  quantity: 10,
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
    detail: 'Asks to cancel 1 order first, which holds the shares',
    objection: null,
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
