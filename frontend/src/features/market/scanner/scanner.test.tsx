import {
  type SavedScan,
  type Scan,
  ScanPreviewSchema,
  type ScanResult,
  ScanSaveSchema,
} from '@finally/contract';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ContractServer, ok, startContractServer } from '@/shared/tests/contract-server';
import { NOON, ticker } from '@/shared/tests/samples';
import { undoStore } from '@/shared/undo/undo-store';
import { scanEditorStore, scanResultStore } from './scan-editor-store';
import { Scanner } from './scanner';
import { scansStore } from './scans-store';

let server: ContractServer;
let saved: SavedScan[];

const resultOf = ({ conditions }: Scan): ScanResult => ({
  coverage: 'market',
  instruments: 781,
  at: NOON,
  is_preparing: false,
  matches: 1,
  rows: [
    {
      ticker: ticker('HIT'),
      name: 'Hit Inc.',
      price: 50,
      change: 1,
      change_percent: 2,
      open: 49,
      high: 51,
      low: 48,
      previous_close: 49,
      gap_percent: 0,
      volume: 5_000,
      relative_volume: 2,
      values: conditions.map((_, index) => 10 + index),
    },
  ],
});

beforeEach(async () => {
  saved = [];
  server = await startContractServer({
    'POST /api/scans/preview': (body) => ok(resultOf(ScanPreviewSchema.parse(body).scan)),
    'GET /api/scans': () => ok({ scans: saved }),
    'PUT /api/scans/Mine': (body) => {
      const scan = { name: 'Mine', ...ScanSaveSchema.parse(body), saved_at: NOON };
      saved = [scan];
      return ok(scan, 201);
    },
    'PATCH /api/scans/Mine': (body: { alerts?: boolean }) => {
      saved = saved.map((scan) => ({ ...scan, ...body }));
      return ok(saved[0]);
    },
    'DELETE /api/scans/Mine': () => {
      saved = [];
      return { status: 204 };
    },
  });
  scanEditorStore.setState(scanEditorStore.getInitialState(), true);
  scanResultStore.setState(scanResultStore.getInitialState(), true);
  scansStore.setState(scansStore.getInitialState(), true);
});

afterEach(() => server.close());

const sent = () =>
  server.calls('POST /api/scans/preview').map(({ body }) => ScanPreviewSchema.parse(body).scan);
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

test('a changed condition is evaluated, with a column of its figure', async () => {
  render(<Scanner />);
  await screen.findByRole('button', { name: 'Show HIT, Hit Inc.' });
  choose('Figure of condition 2', 'rsi');
  choose('Length of condition 2', '7');
  choose('Comparison of condition 2', 'crosses_below');
  choose('Value of condition 2', '25');
  await screen.findByRole('columnheader', { name: 'RSI 7' });
  expect(sent().at(-1)?.conditions[1]).toEqual({
    figure: 'rsi',
    parameters: [7],
    interval: '1d',
    comparison: 'crosses_below',
    value: 25,
  });
});

test('a condition that cannot be evaluated says why, and is not sent', async () => {
  render(<Scanner />);
  await screen.findByRole('button', { name: 'Show HIT, Hit Inc.' });
  const { length } = sent();
  choose('Value of condition 1', 'much');
  expect(screen.getByRole('alert').textContent).toMatch(/Write a number/);
  await act(() => scanResultStore.refresh());
  expect(
    sent()
      .slice(length)
      .every(({ conditions }) => conditions[0]?.value === 2),
  ).toBe(true);
});

test('conditions are added and removed, and joined by any', async () => {
  render(<Scanner />);
  fireEvent.click(screen.getByRole('button', { name: 'Add a condition' }));
  fireEvent.click(screen.getByRole('radio', { name: 'Any' }));
  fireEvent.click(screen.getByRole('button', { name: 'Remove condition 1' }));
  await waitFor(() =>
    expect(sent().at(-1)).toMatchObject({
      join: 'any',
      conditions: [{ figure: 'relative_volume' }, { figure: 'volume' }],
    }),
  );
});

test('a scan is saved, turned into an alert and deleted, and undo brings it back', async () => {
  render(<Scanner />);
  fireEvent.click(await screen.findByRole('button', { name: 'Save the scan' }));
  fireEvent.change(screen.getByLabelText('Name of the scan'), { target: { value: ' Mine ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Alert me if a ticker enters Mine' }));
  await screen.findByRole('button', { name: 'Turn the alert of Mine off' });
  fireEvent.click(screen.getByRole('button', { name: 'Delete Mine' }));
  await waitFor(() => expect(saved).toEqual([]));
  await act(async () => void (await undoStore.undo()));
  expect(saved).toMatchObject([{ name: 'Mine', alerts: true }]);
});
