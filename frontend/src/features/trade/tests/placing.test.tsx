import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { pricesStore } from '@/features/prices/prices-store';
import { ok, type Reply, refusal } from '@/shared/tests/contract-server';
import { deferred } from '@/shared/tests/deferred';
import { position, priceUpdate, receipt } from '@/shared/tests/samples';
import { button, field, open, page, sent, serveTicket, TRADE, type } from './ticket-fixture';

serveTicket();

test('a purchase is told in a toast from its receipt, and the portfolio is fetched again', async () => {
  await open();
  const fetched = page.server.calls('GET /api/portfolio').length;
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  expect(await screen.findByText('Bought 5 AAPL at $190.12 · cash $9,049.40')).toBeTruthy();
  expect(sent()).toMatchObject([{ ticker: 'AAPL', side: 'buy', quantity: 5 }]);
  await waitFor(() => {
    expect(page.server.calls('GET /api/portfolio')).toHaveLength(fetched + 1);
    expect(page.server.calls('GET /api/portfolio/history')).toHaveLength(fetched + 1);
  });
});

test('while an order is in flight further clicks send nothing', async () => {
  const answered = deferred();
  page.server.on(TRADE, async () => {
    await answered.promise;
    return ok(receipt({ id: 'slow' }, 1), 201);
  });
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  fireEvent.click(screen.getByRole('button', { name: /Buy/ }));
  fireEvent.click(button('Sell'));
  answered.resolve();
  await waitFor(() => expect(button('Buy').getAttribute('aria-busy')).toBe('false'));
  expect(sent()).toHaveLength(1);
});

test('a placed order keeps its number selected, and a second Enter places nothing', async () => {
  await open();
  type('Quantity', '5');
  act(() => button('Buy').focus());
  fireEvent.click(button('Buy'));
  await waitFor(() => expect(document.activeElement).toBe(field('Quantity')));
  const { value, selectionStart, selectionEnd } = field('Quantity');
  expect([value, selectionStart, selectionEnd]).toEqual(['5', 0, 1]);
  fireEvent.keyDown(field('Quantity'), { key: 'Enter' });
  expect(document.activeElement).toBe(button('Buy'));
  expect(sent()).toHaveLength(1);
});

test('a part is not kept: it would be one of what is left', async () => {
  await open();
  type('Quantity', 'half');
  fireEvent.click(button('Sell'));
  await waitFor(() => expect(field('Quantity').value).toBe(''));
  expect(sent()).toMatchObject([{ side: 'sell', quantity: 6.25 }]);
});

test('what is typed while an order is on its way is kept', async () => {
  const answer = deferred<Reply>();
  page.server.on(TRADE, () => answer.promise);
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  type('Quantity', '6');
  answer.resolve(ok(receipt({ id: 'trade-1' }, 9_049.4), 201));
  await waitFor(() => expect(button('Buy').getAttribute('aria-busy')).toBe('false'));
  expect(field('Quantity').value).toBe('6');
});

test('an order that was refused keeps what was typed', async () => {
  page.server.on(TRADE, () => refusal(422, 'price_unavailable', 'There is no price.'));
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  await screen.findByText('There is no price.');
  expect(field('Quantity').value).toBe('5');
});

test('each click is an order of its own', async () => {
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  await waitFor(() => expect(sent()).toHaveLength(1));
  await waitFor(() => expect(button('Buy').getAttribute('aria-busy')).toBe('false'));
  fireEvent.click(button('Buy'));
  await waitFor(() => expect(sent()).toHaveLength(2));
  const [first, second] = sent();
  expect(first?.client_order_id).toBeTruthy();
  expect(second?.client_order_id).not.toBe(first?.client_order_id);
});

test('a refusal is shown in the server’s words until something is changed, and is not retried', async () => {
  page.server.on(TRADE, () =>
    refusal(409, 'insufficient_cash', 'Buying 500 AAPL costs $95,000.00; there is $10,000.00.'),
  );
  await open();
  type('Quantity', '500');
  fireEvent.click(button('Buy'));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toBe('Buying 500 AAPL costs $95,000.00; there is $10,000.00.');
  expect(sent()).toHaveLength(1);
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 191, 1) }));
  expect(screen.getByRole('alert')).toBeTruthy();
  type('Quantity', '50');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the portfolio shows the cash of the receipt, even before it is fetched again', async () => {
  await open();
  page.server.on('GET /api/portfolio', () => 'cut');
  const executed_at = '2026-02-11T12:00:01.000Z';
  const after = position('AAPL', 17.5, 100, 190);
  page.server.on(TRADE, () =>
    ok(receipt({ executed_at }, 9_049.4, { position: after, realized_pnl: 0 }), 201),
  );
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  await screen.findByText(/Bought 5 AAPL .* cash \$9,049\.40/);
  expect(portfolioStore.getState().portfolio).toMatchObject({
    cash_balance: 9_049.4,
    positions: [{ quantity: 17.5 }],
  });
});

test('the last order is repeated, as an order of its own', async () => {
  await open();
  expect(screen.queryByText(/Repeat/)).toBeNull();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  fireEvent.click(await screen.findByRole('button', { name: 'Repeat: Buy 5 AAPL' }));
  await waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent()[1]).toMatchObject({ ticker: 'AAPL', side: 'buy', quantity: 5 });
  expect(sent()[1]?.client_order_id).not.toBe(sent()[0]?.client_order_id);
});

test('a fill can be traded back at the price of then, once', async () => {
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  fireEvent.click(await screen.findByRole('button', { name: 'Sell 5 back' }));
  await waitFor(() =>
    expect(sent()).toMatchObject([{ side: 'buy' }, { side: 'sell', quantity: 5 }]),
  );
  await waitFor(() => expect(screen.queryByRole('button', { name: /back$/ })).toBeNull());
});
