import { expect, test } from 'vitest';
import { openOrder, ticker } from '@/shared/tests/samples';
import { orderMarketOf } from './order-market-actions';
import { sumSetAside } from './set-aside-store';

const sale = (of: string, reserved_quantity: number) =>
  openOrder({ ticker: ticker(of), side: 'sell', reserved_cash: 0, reserved_quantity });

test('orders set aside their cash together, and their shares by ticker, without rounding errors', () => {
  const orders = [
    openOrder({ reserved_cash: 0.1 }),
    openOrder({ reserved_cash: 0.2 }),
    sale('AAPL', 0.1),
    sale('AAPL', 0.2),
    sale('NVDA', 1),
  ];
  expect(sumSetAside(orders)).toEqual({ cash: 0.3, shares: { AAPL: 0.3, NVDA: 1 } });
});

test('what is not set aside is free; nothing is while the account is not known', () => {
  const setAside = { cash: 937.5, shares: { AAPL: 4 } };
  const portfolio = { cash_balance: 10_000, positions: [{ ticker: 'AAPL', quantity: 12.5 }] };
  expect(orderMarketOf(ticker('AAPL'), 190, portfolio as never, setAside)).toMatchObject({
    freeCash: 9_062.5,
    freeShares: 8.5,
  });
  expect(orderMarketOf(ticker('AAPL'), 190, null, setAside)).toMatchObject({
    freeCash: null,
    freeShares: null,
  });
});
