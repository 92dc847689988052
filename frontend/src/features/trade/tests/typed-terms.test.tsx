import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { ok } from '@/shared/tests/contract-server';
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
  fireEvent.click(button(/^Buy 5 AAPL at \$100\.00 or better, then take profit at \$104\.00/));
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
  expect(button('Buy 5 AAPL, then stop loss at $171.00, exits until canceled')).toBeTruthy();
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
