import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refusal } from '@/shared/tests/contract-server';
import { button, open, page, sent, serveTicket, TRADE, type } from './ticket-fixture';

serveTicket();

test('with confirmation on, an order waits for a yes, and Escape is a no', async () => {
  await open();
  fireEvent.click(screen.getByRole('checkbox', { name: 'Confirm' }));
  type('Quantity', '5');
  button('Buy').focus();
  fireEvent.click(button('Buy'));
  expect(
    await screen.findByRole('alertdialog', { name: 'Buy 5 AAPL at the market?' }),
  ).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(button('Yes, buy')));
  fireEvent.keyDown(button('Yes, buy'), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(button('Buy')));
  expect(sent()).toHaveLength(0);
  fireEvent.click(button('Sell'));
  fireEvent.click(button('Yes, sell'));
  await waitFor(() => expect(sent()).toMatchObject([{ side: 'sell', quantity: 5 }]));
});

test('what sells a whole position asks, though nothing else is confirmed', async () => {
  await open();
  type('Quantity', '12.5');
  fireEvent.click(button('Sell'));
  expect((await screen.findByRole('alertdialog')).textContent).toContain('all that is held');
  await waitFor(() => expect(document.activeElement).toBe(button('No')));
  fireEvent.click(button('No'));
  expect(sent()).toHaveLength(0);
});

test('a sale of more than is held is refused without a question', async () => {
  await open();
  page.server.on(TRADE, () => refusal(422, 'insufficient_shares', 'Only 12.5 AAPL are held.'));
  type('Quantity', '13');
  fireEvent.click(button('Sell'));
  expect(screen.queryByRole('alertdialog')).toBeNull();
  await waitFor(() => expect(sent()).toMatchObject([{ side: 'sell', quantity: 13 }]));
  expect((await screen.findAllByText('Only 12.5 AAPL are held.')).length).toBeGreaterThan(0);
});

test('with confirmation on, an order that would be refused shows the refusal and no question', async () => {
  await open();
  fireEvent.click(screen.getByRole('checkbox', { name: 'Confirm' }));
  type('Quantity', '13');
  fireEvent.click(button('Sell'));
  const refused = await screen.findByRole('alertdialog', { name: 'Sell 13 AAPL: refused' });
  expect(within(refused).queryByRole('button', { name: /^Yes/ })).toBeNull();
  expect(refused.textContent).not.toContain('all that is held');
  const close = within(refused).getByRole('button', { name: 'Close' });
  await waitFor(() => expect(document.activeElement).toBe(close));
  fireEvent.click(within(refused).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(sent()).toHaveLength(0);
});
