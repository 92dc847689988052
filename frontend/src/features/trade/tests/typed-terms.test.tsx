import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { workingOrdersStore } from '@/features/orders/working/working-orders-store';
import { ok } from '@/shared/tests/contract-server';
import { openOrder } from '@/shared/tests/samples';
import {
  button,
  choose,
  field,
  openLimit,
  openTerms,
  PREVIEW,
  page,
  placed,
  serveTicket,
  type,
  WAITS,
} from './ticket-fixture';

serveTicket();

beforeEach(() => {
  page.server.on(PREVIEW, () => ok(WAITS));
});

test('dollars are for market orders only: another type counts shares, and empties the amount', async () => {
  await openTerms();
  fireEvent.click(screen.getByRole('radio', { name: 'Dollars' }));
  type('Dollars', '500');
  choose('Order type', 'limit');
  expect(field('Quantity').value).toBe('');
  const dollars = screen.getByRole<HTMLInputElement>('radio', { name: 'Dollars' });
  expect([dollars.disabled, dollars.checked]).toEqual([true, false]);
  expect(dollars.closest('label')?.title).toMatch(/^Only a market order on its own/);
  type('Quantity', '5');
  choose('Order type', 'market');
  expect(field('Dollars').value).toBe('');
});

test('what is missing is said before a button is pressed', async () => {
  await openTerms();
  type('Quantity', '5');
  fireEvent.click(button('Exits'));
  expect(await screen.findByText('Enter a take profit, a stop loss, or both.')).toBeTruthy();
  choose('Order type', 'limit');
  expect(await screen.findByText('Enter the limit price.')).toBeTruthy();
});

test('exits in per cent are counted from the price of the order, and shown as prices', async () => {
  await openLimit();
  fireEvent.click(button('Exits'));
  type('Limit price', '100');
  type('Take profit', '4%');
  type('Stop loss', '2%');
  expect(screen.getByText('104.00')).toBeTruthy();
  expect(screen.getByText('98.00')).toBeTruthy();
  fireEvent.click(button(/^Buy 5 AAPL at \$100\.00 or better, profit \$104\.00/));
  await waitFor(() =>
    expect(placed()).toMatchObject([
      { take_profit: { limit_price: 104 }, stop_loss: { stop_price: 98 } },
    ]),
  );
});

test('exits in per cent of a market order are counted from the price of now', async () => {
  await openTerms();
  type('Quantity', '5');
  fireEvent.click(button('Exits'));
  type('Stop loss', '10%');
  expect(button('Buy 5 AAPL \u2248 $950.00, stop $171.00')).toBeTruthy();
});

test('a price far from the market is warned of', async () => {
  await openLimit();
  type('Limit price', '1000');
  expect(
    await screen.findByText('Check the limit: $1,000.00 is 426% above the market ($190.00).'),
  ).toBeTruthy();
  type('Limit price', '180');
  expect(screen.queryByText(/^Check the limit/)).toBeNull();
});

test('a price is padded to cents when its field is left, and a trail names both ways to write it', async () => {
  await openLimit();
  type('Limit price', '206');
  fireEvent.blur(field('Limit price'));
  expect(field('Limit price').value).toBe('206.00');
  choose('Order type', 'trailing_stop');
  type('Trail ($ or %)', 'abc');
  expect(screen.getAllByText('Enter a trail, such as 2% or 1.50.')).toBeTruthy();
});

test('with a stop loss it is said what is at risk, and the risk gives the size', async () => {
  await openTerms();
  fireEvent.click(button('Exits'));
  await screen.findByRole('textbox', { name: 'Stop loss' });
  expect(button('Shares that lose 1% of the account at the stop loss')).toHaveProperty(
    'disabled',
    true,
  );
  type('Stop loss', '-5');
  type('Take profit', '2R');
  // The account is worth $12,375.00: 1 % of it is $123.75, and a share risks $5.00.
  fireEvent.click(button('Shares that lose 1% of the account at the stop loss'));
  expect(field('Quantity').value).toBe('24');
  expect(screen.getByText('Risk $120.00 (0.97%), profit $240.00 (2.0R)')).toBeTruthy();
  fireEvent.click(button(/^Buy 24 AAPL \u2248 \$4,560.00, profit \$200.00, stop \$185.00/));
  await waitFor(() =>
    expect(placed()).toMatchObject([
      { quantity: 24, take_profit: { limit_price: 200 }, stop_loss: { stop_price: 185 } },
    ]),
  );
});

test('open orders of the ticker are listed, and each can be canceled', async () => {
  page.server.on('GET /api/orders', () =>
    ok({ orders: [openOrder({ limit_price: 150 })], next_cursor: null }),
  );
  await openTerms();
  await workingOrdersStore.refresh();
  const list = await screen.findByRole('region', { name: 'Open AAPL orders' });
  expect(list.textContent).toMatch(/Open orders \(1\).*at \$150.00 or better/);
  expect(within(list).getAllByRole('button', { name: /^Cancel: / })).toHaveLength(1);
});
