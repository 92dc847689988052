import { type SymbolMatch, WATCHLIST_SENTENCES, type WatchlistEntry } from '@finally/contract';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { toast } from 'sonner';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Toasts } from '@/features/notifications/toasts';
import { pricesStore } from '@/features/prices/prices-store';
import { connectionStore } from '@/features/session/connection-store';
import { selectionStore } from '@/features/symbols/selection-store';
import {
  type ContractServer,
  ok,
  refusal,
  startContractServer,
} from '@/shared/tests/contract-server';
import { NOON, priceUpdate, ticker } from '@/shared/tests/samples';
import { undoStore } from '@/shared/undo/undo-store';
import { useWatchlistLoading } from './use-watchlist';
import { Watchlist } from './watchlist';
import { watchlistStore } from './watchlist-store';
import { watchlistViewStore } from './watchlist-view-store';

const LISTS = 'GET /api/watchlists';
const LIST = 'GET /api/watchlists/default';
const ADD = 'POST /api/watchlists/default/entries';
const SEARCH = 'GET /api/market/search';

const NAMES: Record<string, string> = {
  AAPL: 'Apple Inc.',
  V: 'Visa Inc.',
  TSLA: 'Tesla, Inc.',
  PYPL: 'PayPal Holdings, Inc.',
};

const entry = (name: string): WatchlistEntry => ({
  ticker: ticker(name),
  name: NAMES[name] ?? name,
  latest: priceUpdate(name, 100, 0),
  recent_prices: [98, 99, 100],
  added_at: NOON,
});

const match = (name: string): SymbolMatch => ({
  ticker: ticker(name),
  name: NAMES[name] ?? name,
  sector: 'Technology',
});

let server: ContractServer;
let watched: string[];

beforeEach(async () => {
  watched = ['AAPL', 'V', 'TSLA'];
  server = await startContractServer({
    [LISTS]: () => ok({ lists: [{ id: 'default', name: 'Watchlist', size: watched.length }] }),
    [LIST]: () => ok({ entries: watched.map(entry) }),
    [ADD]: ({ ticker: name, position }: { ticker: string; position?: number }) => {
      watched.splice(position ?? watched.length, 0, name);
      return ok(entry(name), 201);
    },
    [SEARCH]: (_body, url) =>
      ok({
        matches: url.searchParams.get('q') === 'pay' ? [match('PYPL'), match('V')] : [],
        unknown_ticker: null,
      }),
  });
  for (const name of watched) {
    server.on(`DELETE /api/watchlists/default/entries/${name}`, () => {
      watched = watched.filter((other) => other !== name);
      return { status: 204 };
    });
  }
  pricesStore.setState(pricesStore.getInitialState(), true);
  watchlistStore.setState(watchlistStore.getInitialState(), true);
  watchlistViewStore.setState(watchlistViewStore.getInitialState(), true);
  // jsdom has no layout: the list is so high that all of its rows are in sight.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  selectionStore.setState({ ticker: ticker('AAPL') });
});

afterEach(async () => {
  toast.dismiss();
  vi.restoreAllMocks();
  await server.close();
});

function Loaded() {
  useWatchlistLoading();
  return <Watchlist />;
}

async function open() {
  render(
    <>
      <Loaded />
      <Toasts />
    </>,
  );
  await screen.findByRole('list', { name: 'Watchlist' });
  await screen.findByPlaceholderText('Add ticker or company');
}

const list = () => screen.getByRole('list', { name: 'Watchlist' });
const rowNames = () =>
  within(list())
    .getAllByRole('button', { name: /^Show/ })
    .map((row) => row.dataset.row);
const row = (name: string) =>
  within(list()).getByRole('button', { name: `Show ${name}, ${NAMES[name]}` });
const priceOf = (name: string) => screen.getByTestId(`price-${name}`);
const tick = (name: string, price: number, seconds: number) =>
  act(() => pricesStore.apply({ [name]: priceUpdate(name, price, seconds) }));
const box = () => screen.getByPlaceholderText('Add ticker or company');
const type = (text: string) => fireEvent.change(box(), { target: { value: text } });

test('a row is described by its price and its change, and named without them', async () => {
  await open();
  const row = screen.getByRole('button', { name: 'Show AAPL, Apple Inc.' });
  act(() => pricesStore.replace({ AAPL: priceUpdate('AAPL', 110, 1) }));
  const description = document.getElementById(row.getAttribute('aria-describedby') ?? '');
  expect(description?.textContent).toMatch(/^110\.00.*%$/);
  expect(row.closest('[aria-live]')).toBeNull();
});

test('each row shows name, price and a complete sparkline', async () => {
  await open();
  expect(rowNames()).toEqual(['AAPL', 'V', 'TSLA']);
  expect(row('V').textContent).toContain('Visa Inc.');
  expect(priceOf('V').textContent?.trimEnd()).toBe('100.00');
  expect(row('V').querySelector('path')?.getAttribute('d')).toMatch(/^M0\.0 .+L.+L48\.0/);
});

test('a tick that moves the price flashes it up or down', async () => {
  await open();
  expect(priceOf('AAPL').dataset.flash).toBeUndefined();
  tick('AAPL', 101, 1);
  expect(priceOf('AAPL').textContent?.trimEnd()).toBe('101.00');
  expect(priceOf('AAPL').dataset.flash).toBe('up');
  tick('AAPL', 99, 3);
  expect(priceOf('AAPL').dataset.flash).toBe('down');
  await waitFor(() => expect(priceOf('AAPL').dataset.flash).toBe('out'));
});

test('first prices, prices after a reconnect and unchanged prices do not flash', async () => {
  await open();
  act(() => pricesStore.replace({ AAPL: priceUpdate('AAPL', 100, 0) }));
  tick('AAPL', 100, 1);
  act(() => pricesStore.replace({ AAPL: priceUpdate('AAPL', 150, 60) }));
  expect(priceOf('AAPL').textContent?.trimEnd()).toBe('150.00');
  expect(priceOf('AAPL').dataset.flash).toBeUndefined();
});

test('a click selects the ticker, and the arrow keys select the next one', async () => {
  await open();
  fireEvent.click(row('V'));
  expect(selectionStore.getState().ticker).toBe('V');
  expect(row('V').getAttribute('aria-pressed')).toBe('true');
  row('V').focus();
  fireEvent.keyDown(row('V'), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(row('TSLA'));
  expect(selectionStore.getState().ticker).toBe('TSLA');
  fireEvent.keyDown(row('TSLA'), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(row('TSLA'));
  fireEvent.keyDown(row('TSLA'), { key: 'ArrowUp' });
  expect(document.activeElement).toBe(row('V'));
});

test('typing suggests symbols by name, and Enter adds the best match and selects it', async () => {
  await open();
  type('pay');
  await screen.findByRole('option', { name: /PYPL/ });
  expect(screen.getByRole('option', { name: /Visa/ }).textContent).toContain('watched');
  fireEvent.keyDown(box(), { key: 'Enter' });
  await waitFor(() => expect(rowNames()).toEqual(['AAPL', 'V', 'TSLA', 'PYPL']));
  expect(server.calls(ADD)).toMatchObject([{ body: { ticker: 'PYPL' } }]);
  await waitFor(() => expect(selectionStore.getState().ticker).toBe('PYPL'));
  expect((box() as HTMLInputElement).value).toBe('');
});

test('Enter before any suggestion adds the typed ticker', async () => {
  await open();
  type('pypl');
  fireEvent.keyDown(box(), { key: 'Enter' });
  await waitFor(() => expect(server.calls(ADD)).toMatchObject([{ body: { ticker: 'PYPL' } }]));
});

test('a refusal is shown at the field, with suggestions to add by a click', async () => {
  const detail = 'PAYP is not a known ticker.';
  server.on(ADD, () =>
    refusal(404, 'unknown_ticker', detail, { suggestions: [{ ticker: ticker('PYPL'), name: '' }] }),
  );
  await open();
  type('payp');
  fireEvent.keyDown(box(), { key: 'Enter' });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain(detail);
  expect((box() as HTMLInputElement).value).toBe('payp');
  server.on(ADD, () => {
    watched.push('PYPL');
    return ok(entry('PYPL'), 201);
  });
  fireEvent.click(within(alert).getByRole('button', { name: 'PYPL' }));
  await waitFor(() => expect(rowNames()).toContain('PYPL'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('removing the selected ticker selects its neighbor, and can be undone', async () => {
  await open();
  fireEvent.click(row('V'));
  fireEvent.click(screen.getByRole('button', { name: 'Remove V from the watchlist' }));
  await waitFor(() => expect(rowNames()).toEqual(['AAPL', 'TSLA']));
  await waitFor(() => expect(selectionStore.getState().ticker).toBe('TSLA'));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(rowNames()).toEqual(['AAPL', 'V', 'TSLA']));
});

test('a removal is undone and redone without its toast, as by Ctrl+Z', async () => {
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'Remove V from the watchlist' }));
  await waitFor(() => expect(rowNames()).toEqual(['AAPL', 'TSLA']));
  await act(async () => void (await undoStore.undo()));
  expect(rowNames()).toEqual(['AAPL', 'V', 'TSLA']);
  await act(async () => void (await undoStore.redo()));
  expect(rowNames()).toEqual(['AAPL', 'TSLA']);
});

test('a removal that fails says why and keeps the row', async () => {
  server.on('DELETE /api/watchlists/default/entries/V', () =>
    refusal(503, 'database_unavailable', 'The database is full for now.'),
  );
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'Remove V from the watchlist' }));
  expect(await screen.findByText('The database is full for now.')).toBeTruthy();
  expect(rowNames()).toContain('V');
});

test('an empty list says what to do', async () => {
  watched = [];
  render(<Loaded />);
  expect(await screen.findByText('The watchlist is empty')).toBeTruthy();
});

test('a list that cannot be loaded says why, and can be fetched again', async () => {
  server.on(LIST, () => 'cut');
  render(<Loaded />);
  expect(await screen.findByText(/cannot be reached/)).toBeTruthy();
  server.on(LIST, () => ok({ entries: watched.map(entry) }));
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(rowNames()).toEqual(['AAPL', 'V', 'TSLA']));
});

test('after a reconnect the list is fetched again', async () => {
  await open();
  watched = ['AAPL'];
  act(() => {
    connectionStore.setStatus('live');
    connectionStore.setStatus('reconnecting');
    connectionStore.setStatus('live');
  });
  await waitFor(() => expect(rowNames()).toEqual(['AAPL']));
});

const moved = (name: string) => `PATCH /api/watchlists/default/entries/${name}`;

test('with Alt the arrow keys move the row, on the page and on the server', async () => {
  server.on(moved('V'), ({ position }: { position: number }) => {
    watched = watched.filter((name) => name !== 'V').toSpliced(position, 0, 'V');
    return { status: 204 };
  });
  await open();
  row('V').focus();
  fireEvent.keyDown(row('V'), { key: 'ArrowUp', altKey: true });
  expect(rowNames()).toEqual(['V', 'AAPL', 'TSLA']);
  await waitFor(() => expect(server.calls(moved('V'))).toMatchObject([{ body: { position: 0 } }]));
  await waitFor(() => expect(server.calls(LIST).length).toBeGreaterThan(1));
  expect(rowNames()).toEqual(['V', 'AAPL', 'TSLA']);
});

test('a row that could not be moved goes back, and a toast says why', async () => {
  server.on(moved('V'), () =>
    refusal(503, 'database_unavailable', 'The database is full for now.'),
  );
  await open();
  fireEvent.keyDown(row('V'), { key: 'ArrowDown', altKey: true });
  expect(rowNames()).toEqual(['AAPL', 'TSLA', 'V']);
  expect(await screen.findByText('The database is full for now.')).toBeTruthy();
  await waitFor(() => expect(rowNames()).toEqual(['AAPL', 'V', 'TSLA']));
});

test("a column sorts descending, then ascending, then the person's own order returns", async () => {
  await open();
  tick('V', 300, 1);
  tick('TSLA', 200, 1);
  const head = () => screen.getByRole('button', { name: /^Sort by price/ });
  fireEvent.click(head());
  expect(rowNames()).toEqual(['V', 'TSLA', 'AAPL']);
  fireEvent.click(head());
  expect(rowNames()).toEqual(['AAPL', 'TSLA', 'V']);
  fireEvent.click(head());
  expect(rowNames()).toEqual(['AAPL', 'V', 'TSLA']);
});

test('a list is created and shown, and its name may be refused', async () => {
  const lists = [{ id: 'default', name: 'Watchlist', size: 3 }];
  server.on(LISTS, () => ok({ lists }));
  server.on('POST /api/watchlists', ({ name }: { name: string }) => {
    if (name === 'Chips') return refusal(409, 'watchlist_name_taken', 'There is one already.');
    lists.push({ id: 'chips', name, size: 0 });
    return ok(lists.at(-1), 201);
  });
  server.on('GET /api/watchlists/chips', () => ok({ entries: [] }));
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'Edit watchlists and columns' }));
  await screen.findByLabelText('Name of a new list');
  const create = (name: string) => {
    fireEvent.change(screen.getByLabelText('Name of a new list'), { target: { value: name } });
    fireEvent.click(screen.getByRole('button', { name: 'Create the list' }));
  };
  create('WATCHLIST');
  expect(screen.getByText(WATCHLIST_SENTENCES.name_taken('WATCHLIST'))).toBeTruthy();
  expect(server.calls('POST /api/watchlists')).toHaveLength(0);
  // Made elsewhere meanwhile.
  create('Chips');
  expect((await screen.findByRole('alert')).textContent).toBe('There is one already.');
  create('Semiconductors');
  expect(await screen.findByText('The watchlist is empty')).toBeTruthy();
  const choice = screen.getByLabelText<HTMLSelectElement>('List shown');
  expect(choice.value).toBe('chips');
  fireEvent.change(choice, { target: { value: 'default' } });
  await waitFor(() => expect(rowNames()).toEqual(['AAPL', 'V', 'TSLA']));
});

test('the title shows once how many tickers a list has', async () => {
  await open();
  const head = () => screen.getByRole('heading', { level: 2 }).parentElement as HTMLElement;
  expect(within(head()).getAllByText('3')).toHaveLength(1);
  server.on(LISTS, () =>
    ok({
      lists: [
        { id: 'default', name: 'Watchlist', size: 3 },
        { id: 'chips', name: 'Chips', size: 0 },
      ],
    }),
  );
  await act(() => watchlistStore.refresh());
  expect(within(head()).getByText('Watchlist (3)')).toBeTruthy();
  expect(within(head()).queryByText('3')).toBeNull();
});

test('if the list shown was deleted elsewhere, the default list is shown', async () => {
  watchlistViewStore.setState({ list_id: 'gone' });
  server.on('GET /api/watchlists/gone', () => refusal(404, 'unknown_watchlist', 'There is none.'));
  await open();
  expect(rowNames()).toEqual(['AAPL', 'V', 'TSLA']);
  expect(watchlistViewStore.getState().list_id).toBe('default');
});

test('a sorted list does not move under pointer and focus, and says why rows cannot be moved', async () => {
  await open();
  act(() => {
    watchlistViewStore.setState({ sort: { key: 'price', descending: true } });
    pricesStore.apply({ V: priceUpdate('V', 300, 1), TSLA: priceUpdate('TSLA', 200, 1) });
  });
  const list = screen.getByRole('list', { name: 'Watchlist' });
  const order = () =>
    within(list)
      .getAllByRole('button', { name: /^Show/ })
      .map(({ dataset }) => dataset['row']);
  await waitFor(() => expect(order()).toEqual(['V', 'TSLA', 'AAPL']), { timeout: 5_000 });
  fireEvent.pointerEnter(list);
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 900, 2) }));
  // Longer than the list waits before it sorts again.
  await act(() => new Promise((resolve) => setTimeout(resolve, 2_500)));
  expect(order()).toEqual(['V', 'TSLA', 'AAPL']);

  const row = within(list).getByRole('button', { name: /^Show TSLA/ });
  act(() => row.focus());
  fireEvent.keyDown(row, { key: 'ArrowUp', altKey: true });
  expect(await screen.findByText(/sorted by a column/)).toBeTruthy();
  expect(order()).toEqual(['V', 'TSLA', 'AAPL']);
  act(() => row.blur());
  fireEvent.pointerLeave(list);
  await waitFor(() => expect(order()).toEqual(['AAPL', 'V', 'TSLA']), { timeout: 5_000 });
}, 20_000);

test('a weak match is not added: Enter adds the typed ticker', async () => {
  server.on(SEARCH, () => ok({ matches: [match('V')], unknown_ticker: null }));
  server.on(ADD, () =>
    refusal(404, 'unknown_ticker', 'HELP is not a known ticker.', { suggestions: [] }),
  );
  await open();
  const box = await screen.findByPlaceholderText('Add ticker or company');
  fireEvent.change(box, { target: { value: 'help' } });
  await screen.findByRole('option', { name: /Visa/ });
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(await screen.findByText('HELP is not a known ticker.')).toBeTruthy();
  expect(server.calls(ADD).map(({ body }) => body)).toMatchObject([{ ticker: 'HELP' }]);
});
