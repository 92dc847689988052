import type { Movers as Answer, DayFigures, MoverKind } from '@finally/contract';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { selectionStore } from '@/features/symbols/selection-store';
import {
  type ContractServer,
  ok,
  refusal,
  startContractServer,
} from '@/shared/tests/contract-server';
import { NOON, ticker } from '@/shared/tests/samples';
import { Movers } from './movers';
import { moverKindStore, moversStore } from './movers-store';

const day = (name: string, change_percent: number): DayFigures => ({
  ticker: ticker(name),
  name: `${name} Inc.`,
  price: 100 + change_percent,
  change: change_percent,
  change_percent,
  open: 100,
  high: 110,
  low: 90,
  previous_close: 100,
  gap_percent: 0,
  volume: 1_000_000,
  relative_volume: 1.5,
});

const answer = (
  kind: MoverKind,
  movers: readonly DayFigures[],
  more: Partial<Answer> = {},
): Answer => ({
  kind,
  coverage: 'market',
  instruments: 781,
  at: NOON,
  movers: [...movers],
  ...more,
});

let server: ContractServer;
let lists: Partial<Record<MoverKind, Answer>>;

beforeEach(async () => {
  lists = { gainers: answer('gainers', [day('UP', 5), day('NEXT', 3)]) };
  server = await startContractServer({
    'GET /api/market/movers': (_body, url) => {
      const kind = url.searchParams.get('kind') as MoverKind;
      return ok(lists[kind] ?? answer(kind, []));
    },
  });
  moverKindStore.setState({ kind: 'gainers' });
  moversStore.setState(moversStore.getInitialState(), true);
  selectionStore.setState({ ticker: ticker('AAPL') });
});

afterEach(() => server.close());

const rows = () =>
  screen
    .queryAllByRole('row')
    .slice(1)
    .map((row) => within(row).getByRole('button'));
const row = (name: string) => screen.findByRole('button', { name: `Show ${name}, ${name} Inc.` });

test('the rows of the chosen list are shown, and a click selects the ticker', async () => {
  render(<Movers />);
  fireEvent.click(await row('NEXT'));
  expect(selectionStore.getState().ticker).toBe('NEXT');
  expect((await row('NEXT')).getAttribute('aria-pressed')).toBe('true');
  expect(rows()).toHaveLength(2);
});

test('another list is fetched when it is chosen, and says if it is empty', async () => {
  lists.losers = answer('losers', [day('DOWN', -4)]);
  render(<Movers />);
  await row('UP');
  fireEvent.click(screen.getByRole('radio', { name: 'Losers' }));
  await row('DOWN');
  fireEvent.click(screen.getByRole('radio', { name: 'Gaps' }));
  await screen.findByText(/opened today where it closed/);
});

test('rows keep their places while one has the focus, with the newest figures', async () => {
  render(<Movers />);
  act(() => rows()[0]?.focus());
  const first = await row('UP');
  act(() => first.focus());
  lists.gainers = answer('gainers', [day('NEXT', 7), day('NEW', 6)]);
  await act(() => moversStore.refresh());
  expect(rows().map((one) => one.dataset['row'])).toEqual(['UP', 'NEXT']);
  expect(screen.getByText('107.00')).toBeTruthy();
  act(() => first.blur());
  await waitFor(() => expect(rows().map((one) => one.dataset['row'])).toEqual(['NEXT', 'NEW']));
});

test('arrow keys move the focus between rows, and the menu key opens the menu of one', async () => {
  render(<Movers />);
  const first = await row('UP');
  act(() => first.focus());
  fireEvent.keyDown(first, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(await row('NEXT'));
  fireEvent.contextMenu(await row('NEXT'));
  const items = await screen.findAllByRole('menuitem');
  expect(items.map(({ textContent }) => textContent)).toEqual([
    'Show the chart of NEXT',
    'Buy or sell NEXT\u2026',
    'Put NEXT on the watchlist',
    'Set an alert on NEXT\u2026',
  ]);
});

test('of a source that knows the followed tickers only, the list says so', async () => {
  lists.gainers = answer('gainers', [day('UP', 5)], { coverage: 'followed', instruments: 3 });
  render(<Movers />);
  await screen.findByText(/Of the 3 followed tickers/);
});

test('a failure is shown with a button that tries again', async () => {
  server.on('GET /api/market/movers', () => refusal(503, 'database_unavailable', 'Not now.'));
  render(<Movers />);
  await screen.findByText('Not now.');
  server.on('GET /api/market/movers', () => ok(answer('gainers', [day('UP', 5)])));
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await row('UP');
});
