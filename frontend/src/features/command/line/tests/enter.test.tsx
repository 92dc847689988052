import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectionStore } from '@/features/symbols/selection-store';
import { ok } from '@/shared/tests/contract-server';
import { deferred } from '@/shared/tests/deferred';
import {
  chosen,
  closed,
  line,
  open,
  page,
  press,
  SYMBOLS,
  sent,
  serveLine,
  type,
} from './line-fixture';

serveLine();

/** Lets the search for symbols wait until the returned function is called. */
function holdSearch(): () => void {
  const answered = deferred();
  page.server.on('GET /api/market/search', async () => {
    await answered.promise;
    return ok({ matches: SYMBOLS, unknown_ticker: null });
  });
  return answered.resolve;
}

test.each([
  ['buy 5 nvda', 'Enter sends the order'],
  ['buy 5 nvid', 'Enter completes the line'],
  ['buy', 'Enter completes the line'],
  ['chart nvid', 'Enter does it'],
])('the foot of "%s" says: %s', async (typed, hint) => {
  await open();
  type(typed);
  await waitFor(() =>
    expect(page.server.calls('GET /api/market/search').length).toBeGreaterThan(0),
  );
  expect(await screen.findByText(hint)).toBeTruthy();
});

test('a company is completed to its ticker, and completing never trades', async () => {
  await open();
  type('BUY 5 nvid');
  await screen.findByRole('option', { name: /BUY 5 NVDA/ });
  press('Enter');
  expect(line().value).toBe('BUY 5 NVDA');
  expect(sent()).toHaveLength(0);
  await waitFor(() => expect(chosen().textContent).toContain('Buy 5 NVDA'));
});

test('a ticker alone is shown, also where Enter comes before any answer', async () => {
  await open();
  type('nvda');
  press('Enter');
  await waitFor(() => expect(selectionStore.getState().ticker).toBe('NVDA'));
  await closed();
});

test('Enter before the answer offers what begins so, and does it only once it was seen', async () => {
  await open();
  type('CHART nvid');
  press('Enter');
  const option = await screen.findByRole('option', { name: /NVDA/, selected: true });
  expect(option).toBeTruthy();
  expect(selectionStore.getState().ticker).toBe('AAPL');
  press('Enter');
  await waitFor(() => expect(selectionStore.getState().ticker).toBe('NVDA'));
});

test('an Enter before the answer is of no line that was typed after it', async () => {
  const answerSearch = holdSearch();
  await open();
  type('nvda');
  press('Enter');
  type('nvda 5m');
  answerSearch();
  await screen.findByRole('option', { name: /NVDA/, selected: true });
  expect(selectionStore.getState().ticker).toBe('AAPL');
});

test('an Enter before the answer does nothing once the line was typed on, and back', async () => {
  const answerSearch = holdSearch();
  await open();
  type('buy 1 nvda');
  press('Enter');
  type('buy 1 nvdax');
  type('buy 1 nvda');
  answerSearch();
  await screen.findByRole('option', { name: /^Buy 1 NVDA/, selected: true });
  expect(sent()).toHaveLength(0);
});

test('an order that was not shown before Enter is shown, and placed by the next one', async () => {
  const answerSearch = holdSearch();
  await open();
  type('buy 1 nvda');
  press('Enter');
  answerSearch();
  await screen.findByRole('option', { name: /^Buy 1 NVDA/, selected: true });
  await waitFor(() => expect(document.querySelector('.animate-pulse')).toBeNull());
  expect(sent()).toHaveLength(0);
  press('Enter');
  await waitFor(() => expect(sent()).toHaveLength(1));
});
