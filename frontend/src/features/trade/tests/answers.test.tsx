import { ORDER_SENTENCES } from '@finally/contract';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { pricesStore } from '@/features/prices/prices-store';
import { selectionStore } from '@/features/symbols/selection-store';
import { ok } from '@/shared/tests/contract-server';
import { priceUpdate, ticker } from '@/shared/tests/samples';
import { answer, figure, open, PREVIEW, page, sent, serveTicket, type } from './ticket-fixture';

serveTicket();

test('the estimate follows price and quantity, with the cash that would be left', async () => {
  await open();
  type('Quantity', '10');
  // No estimate is shown before the server has answered.
  expect(answer('Buy')).toBe('\u2013');
  await screen.findByText('fills 10 now for ≈ $1,900.00, cash after ≈ $8,100.00');
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 200, 1) }));
  await screen.findByText('fills 10 now for ≈ $2,000.00, cash after ≈ $8,000.00');
  type('Quantity', '100');
  expect(await screen.findByText(/but only \$10,000\.00 cash is left/)).toBeTruthy();
  expect(figure('Cash')).toBe('$10,000.00');
});

test('what would be refused is said before it is sent', async () => {
  await open();
  type('Quantity', '100');
  const cost = '100 AAPL cost $19,000.00, but only $10,000.00 cash is left.';
  await waitFor(() => expect(answer('Buy')).toBe(cost));
  await waitFor(() => expect(answer('Sell')).toBe('Only 12.5 AAPL are held, not 100.'));
  type('Quantity', '5');
  expect(screen.queryByText(/but only/)).toBeNull();
  expect(sent()).toHaveLength(0);
});

test('an objection to the sale does not look like one to the purchase', async () => {
  await open();
  type('Quantity', '13');
  const note = await screen.findByText('Only 12.5 AAPL are held, not 13.');
  await waitFor(() => expect(answer('Buy')).toMatch(/^fills 13 now/));
  expect(note.className).not.toContain('text-down');
});

test('what a sale would do is told beside what a purchase would, also that nothing is held', async () => {
  await open();
  type('Quantity', '5');
  await waitFor(() => {
    expect(answer('Buy')).toBe('fills 5 now for ≈ $950.00, cash after ≈ $9,050.00');
    expect(answer('Sell')).toBe('fills 5 now for ≈ $950.00, 7.5 held after');
  });
  act(() => selectionStore.setState({ ticker: ticker('NVDA') }));
  await waitFor(() => {
    expect(answer('Buy')).toMatch(/^fills 5 now for ≈ \$600\.00/);
    expect(answer('Sell')).toBe('No NVDA is held.');
  });
});

test.each(['XXXX', 'apple'])(
  'an unknown ticker such as %s is answered while it is typed',
  async (typed) => {
    const sentence = ORDER_SENTENCES.ticker_unknown(typed.toUpperCase(), ['AAPL']);
    page.server.on('GET /api/market/search', () => ok({ matches: [], unknown_ticker: sentence }));
    await open();
    type('Ticker', typed);
    expect(await screen.findByText(sentence)).toBeTruthy();
  },
);

test('what is held is not known while the portfolio is not', async () => {
  await open();
  act(() => portfolioStore.setState({ portfolio: null }));
  type('Quantity', '5');
  expect(figure('Held')).toBe('\u2013');
  expect(screen.queryByText(/No AAPL is held/)).toBeNull();
  type('Quantity', '1/3');
  expect(screen.getByText(/It is not known yet how many AAPL are held/)).toBeTruthy();
});

test('each part of the ticket asks together, once typing pauses and when the price moves', async () => {
  await open();
  type('Quantity', '1');
  type('Quantity', '10');
  await screen.findByText(/^fills 10 now for ≈ \$1,900\.00, cash/);
  const asked = () => page.server.calls(PREVIEW).map(({ body }) => body);
  const both = ['buy', 'sell'].map((side) => ({ ticker: 'AAPL', side, quantity: 10 }));
  await waitFor(() => expect(asked()).toHaveLength(2));
  expect(asked()).toEqual(expect.arrayContaining(both));
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 190.001, 1) }));
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 200, 2) }));
  await screen.findByText(/^fills 10 now for ≈ \$2,000\.00, cash/);
  await waitFor(() => expect(asked()).toHaveLength(4));
});

test('what an order would do is not shown while the server does not say it', async () => {
  page.server.on(PREVIEW, () => 'cut');
  await open();
  type('Quantity', '10');
  await waitFor(() => expect(page.server.calls(PREVIEW).length).toBeGreaterThan(0));
  expect([answer('Buy'), answer('Sell')]).toEqual(['\u2013', '\u2013']);
});
