import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ok, type Reply, refusal } from '@/shared/tests/contract-server';
import { receipt } from '@/shared/tests/samples';
import { button, open, page, sent, serveTicket, TRADE, type } from './ticket-fixture';

serveTicket();

test('where the answer got lost, the same order is asked for once more', async () => {
  let attempts = 0;
  page.server.on(TRADE, () =>
    ++attempts === 1 ? 'cut' : ok(receipt({ id: 'again' }, 9_000), 201),
  );
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  expect(await screen.findByText(/cash \$9,000\.00/)).toBeTruthy();
  const [first, second] = sent();
  expect(second).toEqual(first);
});

test('where the server stays out of reach, two attempts are enough and the reason is shown', async () => {
  page.server.on(TRADE, () => 'cut');
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached');
  expect(sent()).toHaveLength(2);
});

test('where an order’s fate is unknown, pressing again asks for that same order', async () => {
  page.server.on(TRADE, () => 'cut');
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  expect((await screen.findByRole('alert')).textContent).toContain('not for a second one');
  page.server.on(TRADE, () => ok(receipt({ id: 'found' }, 9_000), 201));
  fireEvent.click(button('Buy'));
  expect(await screen.findByText(/cash \$9,000\.00/)).toBeTruthy();
  const keys = new Set(sent().map(({ client_order_id }) => client_order_id));
  expect([sent().length, keys.size]).toEqual([3, 1]);
});

test('an order of unknown fate keeps its id across other orders, changes and refusals', async () => {
  const fates: Reply[] = ['cut', 'cut'];
  const lost = ok(receipt({ id: 'lost' }, 9_000), 201);
  page.server.on(TRADE, () => fates.shift() ?? lost);
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  expect((await screen.findByRole('alert')).textContent).toContain('Buy 5 AAPL');
  fates.push(ok(receipt({ id: 'other', quantity: 6 }, 8_000), 201));
  type('Quantity', '6');
  fireEvent.click(button('Buy'));
  expect(await screen.findByText(/cash \$8,000\.00/)).toBeTruthy();
  fates.push(refusal(409, 'insufficient_shares', 'Only 12.5 AAPL are held, not 1.'));
  type('Quantity', '1');
  fireEvent.click(button('Sell'));
  await screen.findByText('Only 12.5 AAPL are held, not 1.');
  // Told until it is settled.
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toContainEqual(
    expect.stringContaining('Buy 5 AAPL'),
  );
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  expect(await screen.findByText(/cash \$9,000\.00/)).toBeTruthy();
  expect(sent().map(({ quantity }) => quantity)).toEqual([5, 5, 6, 1, 5]);
  const fives = sent().filter(({ quantity }) => quantity === 5);
  expect(new Set(fives.map(({ client_order_id }) => client_order_id)).size).toBe(1);
  expect(screen.queryByRole('alert')).toBeNull();
  // The first order is settled, so the next one is a new order.
  await waitFor(() => expect(button('Buy').getAttribute('aria-busy')).toBe('false'));
  fireEvent.click(button('Buy'));
  await waitFor(() => expect(sent()).toHaveLength(6));
  expect(sent()[5]?.client_order_id).not.toBe(fives[0]?.client_order_id);
});
