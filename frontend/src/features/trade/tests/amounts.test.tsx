import { ORDER_SENTENCES } from '@finally/contract';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { setAsideStore } from '@/features/orders/size/set-aside-store';
import { answer, button, field, figure, open, sent, serveTicket, type } from './ticket-fixture';

serveTicket();

test('what is not plainly a number, or zero, is not sent', async () => {
  await open();
  for (const [text, sentence] of [
    ['', 'number of shares'],
    ['five', 'number of shares'],
    ['1,5', 'not plainly a number'],
    ['0', ORDER_SENTENCES.quantity_not_positive],
    ['4/3', 'at most the whole'],
  ] as const) {
    type('Quantity', text);
    fireEvent.click(button('Buy'));
    expect((await screen.findByRole('alert')).textContent).toContain(sentence);
  }
  type('Ticker', '  ');
  fireEvent.click(button('Buy'));
  expect((await screen.findByRole('alert')).textContent).toContain('Enter a ticker');
  expect(sent()).toHaveLength(0);
});

test('a fraction is one of the holding for a sale, to a millionth', async () => {
  await open();
  for (const text of ['1/3', 'a third', '1/3 of my holding']) {
    type('Quantity', text);
    await waitFor(() => expect(answer('Sell')).toMatch(/^fills 4\.166666 now/));
  }
  fireEvent.click(button('Sell'));
  await waitFor(() => expect(sent()).toMatchObject([{ side: 'sell', quantity: 4.166666 }]));
});

test.each([
  ['25 %', { notional: 2_500 }],
  ['max', { notional: 10_000 }],
  ['half of my cash', { notional: 5_000 }],
  ['half a share', { quantity: 0.5 }],
])('"%s" buys what the command line would', async (text, amount) => {
  await open();
  type('Quantity', text);
  await waitFor(() => expect(answer('Buy')).toMatch(/^fills/));
  fireEvent.click(button('Buy'));
  await waitFor(() => expect(sent()).toMatchObject([{ side: 'buy', ...amount }]));
});

test.each(['half', '\u00bd', '1/3', 'a third'])(
  'of what "%s" is a part when it buys is asked, and nothing is bought',
  async (text) => {
    const question =
      'A part of the cash, or of one share? Write 50%, half of my cash, or half a share.';
    await open();
    type('Quantity', text);
    expect(answer('Buy')).toBe(question);
    fireEvent.click(button('Buy'));
    expect((await screen.findByRole('alert')).textContent).toBe(question);
    expect(sent()).toHaveLength(0);
  },
);

test('a part of the holding or of the cash is one click away', async () => {
  await open();
  fireEvent.click(button('100% of the AAPL shares held'));
  expect(field('Quantity').value).toBe('12.5');
  fireEvent.click(button('50% of the free cash'));
  expect(field('Dollars').value).toBe('5000');
});

test('a part is one of the free cash, or of all shares held, and what is free is shown', async () => {
  await open();
  expect([figure('Cash'), figure('Held')]).toEqual(['$10,000.00', '12.5']);
  act(() => setAsideStore.setState({ cash: 4_000, shares: { AAPL: 2.5 } }));
  expect(figure('Free cash')).toBe('$6,000.00 of $10,000.00');
  expect(figure('Free shares')).toBe('10 of 12.5');
  fireEvent.click(button('100% of the AAPL shares held'));
  expect(field('Quantity').value).toBe('12.5');
  fireEvent.click(button('50% of the free cash'));
  expect(field('Dollars').value).toBe('3000');
});

test('dollars are sent as dollars, for the price of the fill to decide how many shares they are', async () => {
  await open();
  fireEvent.click(screen.getByRole('radio', { name: 'Dollars' }));
  type('Dollars', '500');
  expect(await screen.findByText(/^fills 2\.631578 now for .*cash after/)).toBeTruthy();
  fireEvent.click(button('Buy'));
  await waitFor(() => expect(sent()).toMatchObject([{ side: 'buy', notional: 500 }]));
  expect(sent()[0]).not.toHaveProperty('quantity');
  expect(screen.getByRole('button', { name: 'Repeat: Buy $500.00 of AAPL' })).toBeTruthy();
});

test('what cannot be an amount or a ticker is answered while it is typed', async () => {
  await open();
  const typed = (name: string, text: string, sentence: string) => {
    type(name, text);
    expect(screen.getByText(sentence)).toBeTruthy();
  };
  typed(
    'Quantity',
    'five',
    'Enter the number of shares, such as 5 or 2.5, or a part: 25% of the cash to buy, 1/3 of what is held to sell.',
  );
  typed('Quantity', '0', ORDER_SENTENCES.quantity_not_positive);
  typed('Quantity', '0.0000001', ORDER_SENTENCES.quantity_too_fine);
  typed('Quantity', '1000000000', ORDER_SENTENCES.quantity_too_large);
  typed('Ticker', 'A$PL', ORDER_SENTENCES.ticker_malformed);
  type('Ticker', 'AAPL');
  fireEvent.click(screen.getByRole('radio', { name: 'Dollars' }));
  expect(screen.queryByText(/Enter an amount/)).toBeNull();
  typed('Dollars', '0', ORDER_SENTENCES.notional_not_positive);
  typed('Dollars', '1.005', ORDER_SENTENCES.notional_too_fine);
  typed('Dollars', '10000000000000', ORDER_SENTENCES.notional_too_large);
  expect(sent()).toHaveLength(0);
});
