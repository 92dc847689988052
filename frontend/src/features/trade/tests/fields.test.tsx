import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectionStore } from '@/features/symbols/selection-store';
import { refusal } from '@/shared/tests/contract-server';
import { ticker } from '@/shared/tests/samples';
import { button, field, open, page, sent, serveTicket, TRADE, type } from './ticket-fixture';

serveTicket();

test('for an unknown ticker the nearest known ones are offered', async () => {
  page.server.on(TRADE, () =>
    refusal(404, 'unknown_ticker', 'No symbol APPL is known.', {
      suggestions: [{ ticker: ticker('AAPL'), name: 'Apple Inc.' }],
    }),
  );
  await open();
  type('Ticker', 'APPL');
  type('Quantity', '1');
  fireEvent.click(button('Buy'));
  fireEvent.click(await screen.findByRole('button', { name: 'AAPL' }));
  expect(field('Ticker').value).toBe('AAPL');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('Enter moves on to the next field and to Buy, and never places an order', async () => {
  await open();
  field('Ticker').focus();
  fireEvent.keyDown(field('Ticker'), { key: 'Enter' });
  expect(document.activeElement).toBe(field('Quantity'));
  type('Quantity', '5');
  fireEvent.keyDown(field('Quantity'), { key: 'Enter' });
  await waitFor(() => expect(document.activeElement).toBe(button('Buy')));
  expect(sent()).toHaveLength(0);
});

test('Enter without an amount stays there, and with nothing missing goes to Buy', async () => {
  await open();
  field('Quantity').focus();
  fireEvent.keyDown(field('Quantity'), { key: 'Enter' });
  expect(document.activeElement).toBe(field('Quantity'));
  type('Quantity', '5');
  field('Ticker').focus();
  fireEvent.keyDown(field('Ticker'), { key: 'Enter' });
  expect(document.activeElement).toBe(button('Buy'));
  expect(sent()).toHaveLength(0);
});

test('the ticker follows the one chosen elsewhere, and can be typed over', async () => {
  await open();
  act(() => selectionStore.setState({ ticker: ticker('NVDA') }));
  expect(field('Ticker').value).toBe('NVDA');
  type('Ticker', 'MSFT');
  expect(field('Ticker').value).toBe('MSFT');
});

test('a typed ticker is chosen everywhere once it is left, if it has a price', async () => {
  await open();
  type('Ticker', 'nvda');
  fireEvent.blur(field('Ticker'));
  expect(selectionStore.getState().ticker).toBe('NVDA');
  expect(field('Ticker').value).toBe('NVDA');
  type('Ticker', 'XYZ');
  fireEvent.blur(field('Ticker'));
  expect(selectionStore.getState().ticker).toBe('NVDA');
  expect(field('Ticker').value).toBe('XYZ');
});
