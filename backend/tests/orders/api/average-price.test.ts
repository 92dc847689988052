import type { Order, TradeReceipt } from '@finally/contract';
import { expect, test } from 'vitest';
import { averagePrice, priceE4, quantityE6 } from '../../../src/kernel/money.ts';
import type { OrderRow } from '../../../src/ledger/orders/order-row.ts';
import { averagePricesOf } from '../../../src/orders/average-prices.ts';
import { OrderServer } from './order-server.ts';

const api = new OrderServer();

test('the average price of a part of a share is the price of its fill', async () => {
  const sent = { side: 'buy', quantity: 0.123456, client_order_id: 'part' };
  const { order, fills } = await api.place(sent);
  const price = fills[0]?.price;
  expect(order.average_price).toBe(price);
  expect((await api.orders())[0]?.average_price).toBe(price);
  const { body } = await api.server.get(`/api/orders/${order.id}`);
  expect((body as Order).average_price).toBe(price);
  expect((await api.place(sent)).order.average_price).toBe(price);
});

test('the receipt of a trade of a part of a share has the price of its fill', async () => {
  const sent = { ticker: 'AAPL', side: 'buy', quantity: 0.123456 };
  const { trade } = (await api.server.post('/api/portfolio/trade', sent)).body as TradeReceipt;
  const { body } = await api.server.get(`/api/orders/${trade.order_id}`);
  expect((body as Order).average_price).toBe(trade.price);
});

test('an average that lies between two prices is rounded half to even', () => {
  const fill = (quantity: number, price: number) => ({
    quantity_e6: quantityE6(quantity),
    price_e4: priceE4(price),
  });
  expect(averagePrice([fill(1, 10), fill(1, 11)])).toBe(10);
  expect(averagePrice([fill(1, 11), fill(1, 12)])).toBe(12);
  expect(averagePrice([fill(1, 10), fill(2, 12)])).toBe(11);
});

test('fills that an order got after it was read are left out', async () => {
  const placed = { id: 'order' };
  const row = { id: placed.id, filled_e6: quantityE6(3) } as OrderRow;
  const fills = [1, 2, 4].map((quantity) => ({
    order_id: placed.id,
    quantity_e6: quantityE6(quantity),
    price_e4: priceE4(quantity * 10),
  }));
  const averages = await averagePricesOf({ fillsOf: async () => fills }, 'default', [row]);
  expect(averages.get(placed.id)).toBe(17);
});
