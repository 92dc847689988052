import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { setAsideStore } from '@/features/orders/size/set-aside-store';
import { pricesStore } from '@/features/prices/prices-store';
import { overlayStore } from '@/shared/commands/command-line-store';
import { refusal } from '@/shared/tests/contract-server';
import { priceUpdate } from '@/shared/tests/samples';
import {
  chosen,
  closed,
  line,
  open,
  PREVIEW,
  page,
  press,
  sent,
  serveLine,
  TRADE,
  type,
} from './line-fixture';

serveLine();

test('what Enter will do is shown before, live, and then done', async () => {
  await open();
  type('buy $500 nvda');
  await waitFor(() => expect(chosen().textContent).toContain('Buy $500.00 of NVDA'));
  await waitFor(() => expect(chosen().textContent).toContain('≈ 4.166666 shares at $120.00'));
  expect(chosen().textContent).toContain('cash after ≈ $9,500.00');
  act(() => pricesStore.apply({ NVDA: priceUpdate('NVDA', 125, 1) }));
  await waitFor(() => expect(chosen().textContent).toContain('≈ 4 shares at $125.00'));
  press('Enter');
  expect(await screen.findByText(/^Bought 1 NVDA/)).toBeTruthy();
  expect(sent()).toMatchObject([{ side: 'buy', notional: 500, ticker: 'NVDA' }]);
  await closed();
});

test('half of a holding is sold, of the chosen ticker where none is named', async () => {
  await open();
  type('sell half');
  press('Enter');
  await waitFor(() =>
    expect(sent()).toMatchObject([{ side: 'sell', quantity: 6.25, ticker: 'AAPL' }]),
  );
  await closed();
});

test('all of the cash is what open orders do not set aside, in shares if the order has a price', async () => {
  setAsideStore.setState({ cash: 4_000, shares: { AAPL: 2.5 } });
  await open();
  type('buy max nvda');
  await waitFor(() => expect(chosen().textContent).toContain('Buy $6,000.00 of NVDA'));
  type('buy max nvda lmt 100');
  await waitFor(() => expect(chosen().textContent).toContain('Buy 60 NVDA at $100.00 or better'));
  type('sell all aapl');
  await waitFor(() => expect(chosen().textContent).toContain('Sell 12.5 AAPL'));
});

test('half of what is to be bought is asked, and the reading chosen is bought', async () => {
  await open();
  type('buy 1/2 aapl');
  await screen.findByRole('option', { name: /Buy \$5,000.00 of AAPL/ });
  expect(screen.queryByRole('option', { selected: true })).toBeNull();
  expect(screen.getByText(/^A part of the cash, or of one share\?/)).toBeTruthy();
  press('Enter');
  expect(sent()).toHaveLength(0);
  press('ArrowDown');
  press('ArrowDown');
  await waitFor(() => expect(chosen().textContent).toContain('Buy 0.5 AAPL'));
  press('Enter');
  await waitFor(() => expect(sent()).toMatchObject([{ side: 'buy', quantity: 0.5 }]));
  await closed();
});

test('what is sold where no ticker is named is told', async () => {
  await open();
  type('sell all');
  await waitFor(() => expect(chosen().textContent).toContain('AAPL is the ticker shown'));
});

test('what would be refused is said beforehand, and the refusal keeps the line', async () => {
  page.server.on(TRADE, () => refusal(422, 'insufficient_cash', 'Only $10,000.00 cash is left.'));
  await open();
  type('BUY 1000 AAPL');
  await waitFor(() => expect(chosen().textContent).toContain('but only $10,000.00 cash is left.'));
  type('SELL 13 AAPL');
  await waitFor(() => expect(chosen().textContent).toContain('Only 12.5 AAPL are held'));
  expect(chosen().textContent).not.toContain('cash after');
  type('BUY 1000 AAPL');
  await waitFor(() => expect(chosen().textContent).toContain('but only $10,000.00 cash is left.'));
  expect(screen.getByText('Enter does nothing: it would be refused')).toBeTruthy();
  press('Enter');
  expect((await screen.findByRole('alert')).textContent).toContain(
    'but only $10,000.00 cash is left.',
  );
  expect(sent()).toHaveLength(0);
  expect(line().value).toBe('BUY 1000 AAPL');
  expect(overlayStore.getState()).toBe('line');
});

test('a refusal that nothing foresaw keeps the line', async () => {
  page.server.on(PREVIEW, () => 'cut');
  page.server.on(TRADE, () => refusal(422, 'insufficient_cash', 'Only $10,000.00 cash is left.'));
  await open();
  type('BUY 1000 AAPL');
  await waitFor(() => expect(chosen().textContent).toContain('Buy 1,000 AAPL'));
  press('Enter');
  expect((await screen.findByRole('alert')).textContent).toBe('Only $10,000.00 cash is left.');
  expect(line().value).toBe('BUY 1000 AAPL');
  expect(overlayStore.getState()).toBe('line');
});

test('a ticker that is held is known while nothing can be looked up', async () => {
  page.server.on('GET /api/market/search', () => 'cut');
  await open();
  type('sell 1 aapl');
  await waitFor(() => expect(chosen().textContent).toContain('Sell 1 AAPL'));
  press('Enter');
  await waitFor(() => expect(sent()).toMatchObject([{ side: 'sell', quantity: 1 }]));
  await closed();
});

test('a line that is not right says what would be', async () => {
  await open();
  type('BUY 1,5 NVDA');
  expect(screen.getByText(/not plainly a number/)).toBeTruthy();
  press('Enter');
  expect(screen.getByRole('alert').textContent).toMatch(/not plainly a number/);
  expect(sent()).toHaveLength(0);
});

test('a ticker that does not exist is not traded', async () => {
  await open();
  type('BUY 5 NVDX');
  press('Enter');
  expect((await screen.findByRole('alert')).textContent).toContain('NVDX is not a known ticker.');
  expect(sent()).toHaveLength(0);
});
