import type { Ticker } from '@finally/contract';
import { act, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ticketSizeStore } from '@/features/orders/size/ticket-size-store';
import { selectionStore } from '@/features/symbols/selection-store';
import { ShownTicker } from './shown-ticker';

const [AAPL, META] = ['AAPL', 'META'] as Ticker[] as [Ticker, Ticker];

test('the head says the ticker of the active chart and its group, and the one of the ticket if it differs', () => {
  selectionStore.setState({
    ticker: META,
    active: 'chart_3',
    groups: { chart_3: null },
    tickers: {},
  });
  ticketSizeStore.setState({ ticker: META });
  render(<ShownTicker />);
  expect(screen.getByRole('heading').textContent).toMatch(/^META/);
  expect(screen.getByTitle('Shows the ticker of chart 3, no group')).toBeTruthy();
  expect(screen.queryByText(/^Ticket:/)).toBeNull();
  act(() => ticketSizeStore.setState({ ticker: AAPL }));
  expect(screen.getByText('Ticket: AAPL')).toBeTruthy();
});
