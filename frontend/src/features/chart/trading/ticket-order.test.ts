import { fraction, type Ticker } from '@finally/contract';
import { expect, test } from 'vitest';
import type { TicketSize } from '@/features/orders/size/ticket-size-store';
import { ticketOrder } from './ticket-order';

const [AAPL, META] = ['AAPL', 'META'] as Ticker[] as [Ticker, Ticker];
const TWO = { kind: 'shares', quantity_e6: 2_000_000n } as const;
const HALF = { kind: 'part', part: fraction(1n, 2n) } as const;
const exits = (at: { price: number } | null) =>
  ({ order_class: 'oto', stop_loss: { stop_price: (at?.price ?? 100) * 0.98 } }) as const;
const ticket = (part: Partial<TicketSize> = {}): TicketSize => ({
  ticker: AAPL,
  sizes: { buy: TWO, sell: TWO },
  exits: null,
  ...part,
});
const limit = { side: 'buy', type: 'limit', price: 90 } as const;

test('a number of shares counts for the ticker of every chart', () => {
  for (const ticker of [AAPL, META]) {
    expect(ticketOrder(ticket(), ticker, 'buy', null)).toMatchObject({ size: TWO, terms: {} });
    expect(ticketOrder(ticket(), ticker, 'buy', limit)).toMatchObject({
      terms: { type: 'limit', limit_price: 90 },
    });
  }
});

test('a part of the cash or of a holding counts for the ticker of the ticket only', () => {
  const parts = ticket({ sizes: { buy: HALF, sell: HALF } });
  expect(ticketOrder(parts, AAPL, 'sell', null)).toMatchObject({ size: HALF });
  expect(ticketOrder(parts, META, 'sell', null)).toMatchObject({
    kind: 'missing',
    remedy: 'move',
    sentence: expect.stringContaining('AAPL'),
  });
});

test('a purchase gets the exits of the ticket, counted from its own price, and a sale has none', () => {
  const bracket = ticket({ exits });
  expect(ticketOrder(bracket, AAPL, 'buy', null)).toMatchObject({
    hasExits: true,
    terms: { stop_loss: { stop_price: 98 } },
  });
  expect(ticketOrder(bracket, AAPL, 'buy', limit)).toMatchObject({
    terms: { stop_loss: { stop_price: 88.2 } },
  });
  expect(ticketOrder(bracket, AAPL, 'sell', null)).toMatchObject({ hasExits: false, terms: {} });
});

test('exits that cannot be placed refuse the purchase in words and are never dropped', () => {
  expect(ticketOrder(ticket({ exits }), META, 'buy', null)).toMatchObject({
    kind: 'missing',
    remedy: 'move',
    sentence: expect.stringContaining('exits'),
  });
  const sentence = 'Enter a take profit, a stop loss, or both.';
  expect(ticketOrder(ticket({ exits: () => ({ sentence }) }), AAPL, 'buy', null)).toEqual({
    kind: 'missing',
    remedy: 'fill',
    sentence,
  });
});

test('without a size the ticket is asked for one', () => {
  const empty = ticket({ sizes: { buy: null, sell: 'A part of the cash is for a purchase.' } });
  expect(ticketOrder(empty, AAPL, 'buy', null)).toMatchObject({
    remedy: 'fill',
    sentence: expect.stringContaining('the ticket (Trade)'),
  });
  expect(ticketOrder(empty, AAPL, 'sell', null)).toMatchObject({
    sentence: 'A part of the cash is for a purchase.',
  });
});
