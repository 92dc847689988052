import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { activeChart } from '@/features/chart/chart-store';
import { watchlistStore } from '@/features/watchlist/watchlist-store';
import { commandHistoryStore } from '@/shared/commands/command-history-store';
import { commandsStore } from '@/shared/commands/commands-store';
import { ok } from '@/shared/tests/contract-server';
import { NOON, portfolio, priceUpdate, ticker } from '@/shared/tests/samples';
import { undoAndNotify } from '@/shared/undo/undo-actions';
import { undoStore } from '@/shared/undo/undo-store';
import { useUndoCommands } from '@/shared/undo/use-undo-commands';
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

test('an indicator with its number is added', async () => {
  await open();
  type('ema 20');
  await waitFor(() => expect(chosen().textContent).toContain('Add EMA 20 to the chart'));
  press('Enter');
  await closed();
  expect(activeChart().getState().indicators).toMatchObject([{ kind: 'ema', parameters: [20] }]);
});

test('a lookup that failed does not make a ticker unknown, and Enter tries it again', async () => {
  const search = ok({ matches: SYMBOLS, unknown_ticker: null });
  page.server.on('GET /api/market/search', () => 'cut');
  await open();
  type('watch nvda');
  expect(await screen.findByText(/server cannot be reached/)).toBeTruthy();
  press('Enter');
  expect((await screen.findByRole('alert')).textContent).toContain('server cannot be reached');
  expect(screen.queryByText(/no ticker/)).toBeNull();
  page.server.on('GET /api/market/search', () => search);
  press('Enter');
  await waitFor(() => expect(chosen().textContent).toContain('Put NVDA on the watchlist'));
});

test('registered commands are found by a few of their letters', async () => {
  const run = vi.fn();
  const unregister = commandsStore.register([
    { id: 'theme.light', title: 'Theme: light', group: 'View', run },
  ]);
  await open();
  type('them li');
  await screen.findByRole('option', { name: /Theme: light/, selected: true });
  press('Enter');
  await waitFor(() => expect(run).toHaveBeenCalledTimes(1));
  unregister();
});

describe('after an order that can be undone', () => {
  const undo = vi.fn(async () => true);
  const UndoCommands = () => {
    useUndoCommands();
    return null;
  };
  beforeEach(() => {
    undo.mockClear();
    undoStore.setState(undoStore.getInitialState(), true);
    render(<UndoCommands />);
    const title = 'buy 0.5 NVDA (sell it back at the market)';
    act(() => void undoStore.record({ title, placesOrder: true, undo }));
  });

  test.each(['buy nvda', 'sell NVDA', 'buy nv', '0.5 nvda', 'back at the market'])(
    'Enter after "%s" does not undo it, and it is not offered',
    async (typed) => {
      await open();
      type(typed);
      await waitFor(() =>
        expect(page.server.calls('GET /api/market/search').length).toBeGreaterThan(0),
      );
      expect(screen.queryByRole('option', { name: /^Undo/ })).toBeNull();
      press('Enter');
      await waitFor(() => expect(document.querySelector('.animate-pulse')).toBeNull());
      expect(undo).not.toHaveBeenCalled();
      expect(sent()).toHaveLength(0);
    },
  );

  test('words behind amount and ticker are an order that is not understood, and undo nothing', async () => {
    await open();
    type('buy 0.5 nvda it');
    expect(await screen.findByText(/^That is more than an amount and a ticker/)).toBeTruthy();
    press('Enter');
    expect(screen.queryByRole('option')).toBeNull();
    expect(undo).not.toHaveBeenCalled();
    expect(sent()).toHaveLength(0);
  });

  test.each(['undo', 'take back', 'take it back'])('"%s" undoes it', async (typed) => {
    await open();
    type(typed);
    await waitFor(() => expect(chosen().textContent).toContain('Undo: buy 0.5 NVDA'));
    press('Enter');
    await waitFor(() => expect(undo).toHaveBeenCalledTimes(1));
  });
});

test('starting over asks first', async () => {
  page.server.on('POST /api/portfolio/reset', () => ok(portfolio(10_000)));
  await open();
  type('reset');
  press('Enter');
  expect((await screen.findByRole('alertdialog')).textContent).toContain('Start over');
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'No' })),
  );
  press('Enter');
  fireEvent.click(screen.getByRole('button', { name: 'No' }));
  expect((await screen.findByRole('alert')).textContent).toContain('You said no');
  expect(page.server.calls('POST /api/portfolio/reset')).toHaveLength(0);
  press('Enter');
  fireEvent.click(await screen.findByRole('button', { name: 'Yes, start over' }));
  await waitFor(() => expect(page.server.calls('POST /api/portfolio/reset')).toHaveLength(1));
  await closed();
});

test('the arrow up brings back what was entered, newest first, and down goes forth', async () => {
  commandHistoryStore.setState({ lines: ['CHART MSFT', 'BUY 5 NVDA'] });
  await open();
  press('ArrowUp');
  expect(line().value).toBe('BUY 5 NVDA');
  press('ArrowUp');
  press('ArrowUp');
  expect(line().value).toBe('CHART MSFT');
  press('ArrowDown');
  expect(line().value).toBe('BUY 5 NVDA');
  press('ArrowDown');
  expect(line().value).toBe('');
});

test('taking back what was put on the watchlist replaces the toast that it is there', async () => {
  const entry = {
    ticker: ticker('NVDA'),
    name: 'NVIDIA Corporation',
    latest: priceUpdate('NVDA', 120, 0),
    recent_prices: [],
    added_at: NOON,
  };
  watchlistStore.setState({ entries: [] });
  page.server.on('GET /api/watchlists/default', () => ok({ entries: [] }));
  page.server.on('POST /api/watchlists/default/entries', () => ok(entry, 201));
  await open();
  type('watch nvda');
  await waitFor(() => expect(chosen().textContent).toContain('Put NVDA on the watchlist'));
  press('Enter');
  await screen.findByText('NVDA is on the watchlist.');
  const change = undoStore.record({ title: 'put NVDA on the watchlist', undo: () => {} });
  await act(() => undoAndNotify(change));
  await screen.findByText('Undone: put NVDA on the watchlist.');
  expect(screen.queryByText('NVDA is on the watchlist.')).toBeNull();
});
