import type { NotedTrade, ProfitCalendar } from '@finally/contract';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BlotterRow } from '@/features/blotter/blotter-row';
import { blotterStore } from '@/features/blotter/blotter-store';
import { TradeNoteCenter } from '@/features/trade-notes/trade-note-center';
import { openNoteStore, tradeNotesStore } from '@/features/trade-notes/trade-notes-store';
import { useTradeNotes } from '@/features/trade-notes/use-trade-notes';
import { type ContractServer, ok, startContractServer } from '@/shared/tests/contract-server';
import { NOON, receipt, ticker } from '@/shared/tests/samples';
import { calendarStore } from './calendar-store';
import { Journal } from './journal';

const EMPTY: ProfitCalendar = { days: [], trades: 0, realized_pnl: 0 };
const FEBRUARY: ProfitCalendar = {
  days: [
    { date: '2026-02-10', trades: 1, realized_pnl: -20.5 },
    { date: '2026-02-11', trades: 2, realized_pnl: 120.25 },
  ],
  trades: 3,
  realized_pnl: 99.75,
};

const trade = (id: string, name: string) => receipt({ id, ticker: ticker(name) }, 0).trade;
const noted = (id: string, name: string, text: string, ...tags: string[]): NotedTrade => ({
  trade: trade(id, name),
  note: { trade_id: id, text, tags, plan: null, picture_at: null, updated_at: NOON },
});

let server: ContractServer;
let notes: NotedTrade[];
const asked: string[] = [];
const written: unknown[] = [];

beforeEach(async () => {
  notes = [
    noted('2', 'MSFT', 'Held too long', 'late'),
    noted('1', 'AAPL', 'Bought the gap', 'gap'),
  ];
  server = await startContractServer({
    'GET /api/trade-notes': () => ok({ notes, next_cursor: null }),
    'GET /api/trade-notes/tags': () =>
      ok({
        tags: [
          { tag: 'gap', trades: 1, realized_pnl: 12 },
          { tag: 'late', trades: 1, realized_pnl: -3.5 },
        ],
      }),
    'GET /api/portfolio/calendar': (_, { searchParams }) => {
      const month = String(searchParams.get('month'));
      asked.push(month);
      return ok(month === '2026-02' ? FEBRUARY : EMPTY);
    },
    'GET /api/portfolio/trades': () =>
      ok({ trades: [trade('2', 'MSFT'), trade('3', 'NVDA')], next_cursor: null }),
    'PUT /api/trades/3/note': (body) => {
      written.push(body);
      const note = { ...(body as object), trade_id: '3', picture_at: null, updated_at: NOON };
      notes = [{ trade: trade('3', 'NVDA'), note: note as NotedTrade['note'] }, ...notes];
      return ok(note);
    },
  });
  calendarStore.setState({ month: '2026-02', calendar: null, error: null }, true);
});
afterEach(async () => {
  openNoteStore.setState(null, true);
  tradeNotesStore.setState(tradeNotesStore.getInitialState(), true);
  blotterStore.setState(blotterStore.getInitialState(), true);
  await server.close();
});

test('the calendar says the profit of each day, and a day leads to its trades', async () => {
  render(<Journal />);
  const day = await screen.findByRole('button', {
    name: 'Wednesday, February 11: +$120.25 in 2 trades',
  });
  expect(screen.getByText('+$99.75')).toBeTruthy();
  fireEvent.click(day);
  expect(blotterStore.getState().filter).toEqual({ day: '2026-02-11' });
});

test('arrows move through the days, and into the next month', async () => {
  render(<Journal />);
  const last = await screen.findByRole('button', { name: /^Saturday, February 28/ });
  last.focus();
  fireEvent.keyDown(last, { key: 'ArrowRight' });
  const first = await screen.findByRole('button', { name: 'Sunday, March 1: no trades' });
  await waitFor(() => expect(document.activeElement).toBe(first));
  expect(
    screen.getAllByRole('cell').filter((cell) => cell.querySelector('[tabindex="0"]')),
  ).toHaveLength(1);
  await waitFor(() => expect(asked).toContain('2026-03'));
});

test('a tag shows its profit and filters the entries', async () => {
  render(<Journal />);
  const tag = await screen.findByRole('button', { name: 'gap: +$12.00 in 1 trade' });
  const entries = () =>
    within(screen.getByRole('list', { name: 'Journal entries' })).getAllByRole('button');
  expect(entries()).toHaveLength(2);
  fireEvent.click(tag);
  expect(entries().map((entry) => entry.textContent)).toEqual([
    expect.stringContaining('Bought the gap'),
  ]);
  fireEvent.click(tag);
  expect(entries()).toHaveLength(2);
});

/** The rows of the blotter, which in a document without layout renders none of them. */
function Rows() {
  useTradeNotes();
  return (
    <table>
      <tbody>
        {[trade('2', 'MSFT'), trade('3', 'NVDA')].map((one, index) => (
          <BlotterRow key={one.id} trade={one} height={24} rowIndex={index + 2} />
        ))}
      </tbody>
    </table>
  );
}

test('a trade of the blotter is written down, shows it, and gives the focus back', async () => {
  render(
    <>
      <Rows />
      <TradeNoteCenter />
    </>,
  );
  await screen.findByRole('button', { name: /^Journal entry, tagged late: / });
  const button = await screen.findByRole('button', { name: /^Write a journal entry: .*NVDA/ });
  button.focus();
  fireEvent.click(button);
  await screen.findByLabelText('Note');
  const dialog = screen.getByRole('dialog', { name: 'Journal entry' });
  const type = (label: string, value: string) =>
    fireEvent.change(within(dialog).getByLabelText(label), { target: { value } });
  type('Note', '<b>Chased</b> it');
  type('Tags, divided by commas', 'late, fomo');
  type('Stop', '0');
  expect(within(dialog).getByText(/Write a price of more than/)).toBeTruthy();
  type('Stop', '180.5');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(written).toEqual([
    {
      text: '<b>Chased</b> it',
      tags: ['late', 'fomo'],
      plan: { entry: null, stop: 180.5, target: null, text: '' },
    },
  ]);
  const now = await screen.findByRole('button', {
    name: /^Journal entry, tagged late, fomo: .*NVDA/,
  });
  expect(document.activeElement).toBe(now);
});
