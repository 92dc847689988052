import type { OrderRequest, SymbolMatch, TradeRequest } from '@finally/contract';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { toast } from 'sonner';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chartStore } from '@/features/chart/chart-store';
import { Toasts } from '@/features/notifications/toasts';
import { OrderQuestion } from '@/features/orders/confirmation/order-question';
import { ordersStore } from '@/features/orders/orders-store';
import { setAsideStore } from '@/features/orders/size/set-aside-store';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { pricesStore } from '@/features/prices/prices-store';
import { selectionStore } from '@/features/symbols/selection-store';
import { watchlistStore } from '@/features/watchlist/watchlist-store';
import { commandHistoryStore, lineStore, overlayStore } from '@/shared/commands/command-line-store';
import { commandsStore } from '@/shared/commands/commands-store';
import {
  type ContractServer,
  ok,
  refusal,
  startContractServer,
} from '@/shared/tests/contract-server';
import { deferred } from '@/shared/tests/deferred';
import { previewReply } from '@/shared/tests/preview-reply';
import { NOON, portfolio, position, priceUpdate, receipt, ticker } from '@/shared/tests/samples';
import { undoAndNotify } from '@/shared/undo/undo-actions';
import { undoStore } from '@/shared/undo/undo-store';
import { useUndoCommands } from '@/shared/undo/use-undo-commands';
import { CommandLine } from './command-line';

const TRADE = 'POST /api/portfolio/trade';
const PREVIEW = 'POST /api/orders/preview';

const SYMBOLS: SymbolMatch[] = [
  { ticker: ticker('AAPL'), name: 'Apple Inc.', sector: 'Technology' },
  { ticker: ticker('NVDA'), name: 'NVIDIA Corporation', sector: 'Technology' },
];

let server: ContractServer;
const close = vi.fn();

beforeEach(async () => {
  server = await startContractServer({
    'GET /api/portfolio': () => ok(portfolio(10_000, [position('AAPL', 12.5, 100, 190)])),
    'GET /api/portfolio/history': () => ok({ snapshots: [] }),
    'GET /api/market/search': (_body, url) => {
      const asked = (url.searchParams.get('q') ?? '').toLowerCase();
      return ok({
        matches: SYMBOLS.filter(({ ticker: symbol, name }) =>
          `${symbol} ${name}`.toLowerCase().includes(asked),
        ),
        unknown_ticker: null,
      });
    },
    [PREVIEW]: (order: OrderRequest) => {
      const price = pricesStore.getState().latest[order.ticker]?.price ?? 0;
      return ok(previewReply(order, portfolio(10_000, [position('AAPL', 12.5, 100, 190)]), price));
    },
    [TRADE]: ({ side, quantity = 1, ticker: symbol }: TradeRequest) =>
      ok(receipt({ id: crypto.randomUUID(), side, quantity, ticker: symbol }, 9_000), 201),
  });
  portfolioStore.setState(portfolioStore.getInitialState(), true);
  ordersStore.setState(ordersStore.getInitialState(), true);
  setAsideStore.setState(setAsideStore.getInitialState(), true);
  watchlistStore.setState(watchlistStore.getInitialState(), true);
  commandHistoryStore.setState({ lines: [] });
  selectionStore.setState({ ticker: ticker('AAPL') });
  pricesStore.replace({ AAPL: priceUpdate('AAPL', 190, 0), NVDA: priceUpdate('NVDA', 120, 0) });
  overlayStore.setState('line', true);
  lineStore.setState('', true);
  close.mockReset();
});

afterEach(async () => {
  toast.dismiss();
  await server.close();
});

async function open() {
  render(
    <>
      <CommandLine onClose={close} />
      <OrderQuestion />
      <Toasts />
    </>,
  );
  // The suggestions are loaded on demand.
  await screen.findByRole('listbox', {}, { timeout: 10_000 });
  await waitFor(() => expect(portfolioStore.getState().portfolio).not.toBeNull());
}

const line = () => screen.getByRole<HTMLInputElement>('combobox');
const type = (text: string) => fireEvent.change(line(), { target: { value: text } });
const press = (key: string) => fireEvent.keyDown(line(), { key });
const chosen = () => screen.getByRole('option', { selected: true });
/** All that a line set off has come to its end. */
const closed = () => waitFor(() => expect(overlayStore.getState()).toBeNull());
const sent = () => server.calls(TRADE).map(({ body }) => body as TradeRequest);

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

test('all is what open orders do not set aside, in shares if the order has a price', async () => {
  setAsideStore.setState({ cash: 4_000, shares: { AAPL: 2.5 } });
  await open();
  type('buy max nvda');
  await waitFor(() => expect(chosen().textContent).toContain('Buy $6,000.00 of NVDA'));
  type('buy max nvda lmt 100');
  await waitFor(() => expect(chosen().textContent).toContain('Buy 60 NVDA at $100.00 or better'));
  type('sell all aapl');
  await waitFor(() => expect(chosen().textContent).toContain('Sell 10 AAPL'));
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

test('an indicator with its number is added', async () => {
  await open();
  type('ema 20');
  await waitFor(() => expect(chosen().textContent).toContain('Add EMA 20 to the chart'));
  press('Enter');
  await closed();
  expect(chartStore.getState().indicators).toMatchObject([{ kind: 'ema', parameters: [20] }]);
});

test('what would be refused is said beforehand, and the refusal keeps the line', async () => {
  server.on(TRADE, () => refusal(422, 'insufficient_cash', 'Only $10,000.00 cash is left.'));
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
  server.on(PREVIEW, () => 'cut');
  server.on(TRADE, () => refusal(422, 'insufficient_cash', 'Only $10,000.00 cash is left.'));
  await open();
  type('BUY 1000 AAPL');
  await waitFor(() => expect(chosen().textContent).toContain('Buy 1,000 AAPL'));
  press('Enter');
  expect((await screen.findByRole('alert')).textContent).toBe('Only $10,000.00 cash is left.');
  expect(line().value).toBe('BUY 1000 AAPL');
  expect(overlayStore.getState()).toBe('line');
});

test.each([
  ['buy 5 nvda', 'Enter sends the order'],
  ['buy 5 nvid', 'Enter completes the line'],
  ['buy', 'Enter completes the line'],
  ['chart nvid', 'Enter does it'],
])('the foot of "%s" says: %s', async (typed, hint) => {
  await open();
  type(typed);
  await waitFor(() => expect(server.calls('GET /api/market/search').length).toBeGreaterThan(0));
  expect(await screen.findByText(hint)).toBeTruthy();
});

test('a lookup that failed does not make a ticker unknown, and Enter tries it again', async () => {
  const search = ok({ matches: SYMBOLS, unknown_ticker: null });
  server.on('GET /api/market/search', () => 'cut');
  await open();
  type('watch nvda');
  expect(await screen.findByText(/server cannot be reached/)).toBeTruthy();
  press('Enter');
  expect((await screen.findByRole('alert')).textContent).toContain('server cannot be reached');
  expect(screen.queryByText(/no ticker/)).toBeNull();
  server.on('GET /api/market/search', () => search);
  press('Enter');
  await waitFor(() => expect(chosen().textContent).toContain('Put NVDA on the watchlist'));
});

test('a ticker that is held is known while nothing can be looked up', async () => {
  server.on('GET /api/market/search', () => 'cut');
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
  const answered = deferred();
  server.on('GET /api/market/search', async () => {
    await answered.promise;
    return ok({ matches: SYMBOLS, unknown_ticker: null });
  });
  await open();
  type('nvda');
  press('Enter');
  type('nvda 5m');
  answered.resolve();
  await screen.findByRole('option', { name: /NVDA/, selected: true });
  expect(selectionStore.getState().ticker).toBe('AAPL');
});

test('an Enter before the answer does nothing once the line was typed on, and back', async () => {
  const answered = deferred();
  server.on('GET /api/market/search', async () => {
    await answered.promise;
    return ok({ matches: SYMBOLS, unknown_ticker: null });
  });
  await open();
  type('buy 1 nvda');
  press('Enter');
  type('buy 1 nvdax');
  type('buy 1 nvda');
  answered.resolve();
  await screen.findByRole('option', { name: /^Buy 1 NVDA/, selected: true });
  expect(sent()).toHaveLength(0);
});

test('an order that was not shown before Enter is shown, and placed by the next one', async () => {
  const answered = deferred();
  server.on('GET /api/market/search', async () => {
    await answered.promise;
    return ok({ matches: SYMBOLS, unknown_ticker: null });
  });
  await open();
  type('buy 1 nvda');
  press('Enter');
  answered.resolve();
  await screen.findByRole('option', { name: /^Buy 1 NVDA/, selected: true });
  await waitFor(() => expect(document.querySelector('.animate-pulse')).toBeNull());
  expect(sent()).toHaveLength(0);
  press('Enter');
  await waitFor(() => expect(sent()).toHaveLength(1));
});

test('a ticker that does not exist is not traded', async () => {
  await open();
  type('BUY 5 NVDX');
  press('Enter');
  expect((await screen.findByRole('alert')).textContent).toContain('NVDX is not a known ticker.');
  expect(sent()).toHaveLength(0);
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
      await waitFor(() => expect(server.calls('GET /api/market/search').length).toBeGreaterThan(0));
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
  server.on('POST /api/portfolio/reset', () => ok(portfolio(10_000)));
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
  expect(server.calls('POST /api/portfolio/reset')).toHaveLength(0);
  press('Enter');
  fireEvent.click(await screen.findByRole('button', { name: 'Yes, start over' }));
  await waitFor(() => expect(server.calls('POST /api/portfolio/reset')).toHaveLength(1));
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
  server.on('GET /api/watchlists/default', () => ok({ entries: [] }));
  server.on('POST /api/watchlists/default/entries', () => ok(entry, 201));
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
