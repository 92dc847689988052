import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { viewsStore } from '@/features/portfolio/views-store';
import { pricesStore } from '@/features/prices/prices-store';
import { selectionStore } from '@/features/symbols/selection-store';
import { type ContractServer, ok, startContractServer } from '@/shared/tests/contract-server';
import { portfolio, position, priceUpdate, ticker } from '@/shared/tests/samples';
import { Heatmap } from './heatmap';

/** jsdom has no layout: the size of the container is set here, and its changes are reported by hand. */
const size = { width: 400, height: 200 };
let resized: () => void = () => {};

let server: ContractServer;

beforeEach(async () => {
  Object.assign(size, { width: 400, height: 200 });
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockImplementation(() => size.width);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockImplementation(() => size.height);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        resized = callback;
      }
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  const held = [
    position('AAPL', 6, 100, 110),
    position('TSLA', 1, 300, 220),
    position('V', 1, 1, 2),
  ];
  server = await startContractServer({
    'GET /api/portfolio': () => ok(portfolio(1_000, held)),
    'GET /api/portfolio/history': () => ok({ snapshots: [] }),
  });
  portfolioStore.setState(portfolioStore.getInitialState(), true);
  pricesStore.replace({});
  viewsStore.setState({ heatmap_by_sector: false });
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await server.close();
});

async function open() {
  render(<Heatmap />);
  await screen.findByTestId('tile-AAPL');
}

const tile = (name: string) => screen.getByTestId(`tile-${name}`);
const place = (name: string) => {
  const { left, top, width, height } = (tile(name).parentElement as HTMLElement).style;
  return { left, top, width, height };
};

test('tiles are sized by weight and fill the panel', async () => {
  await open();
  const area = (name: string) => {
    const { width, height } = place(name);
    return Number.parseFloat(width) * Number.parseFloat(height);
  };
  expect(area('AAPL') / (400 * 200)).toBeCloseTo(660 / 882, 1);
  expect(area('AAPL') + area('TSLA') + area('V')).toBeCloseTo(400 * 200, -3);
});

test('profit and loss differ by sign as well as by color', async () => {
  await open();
  expect(tile('AAPL').textContent).toContain('+10.00%');
  expect(tile('TSLA').textContent).toContain('\u221226.67%');
  expect(tile('AAPL').style.background).not.toBe(tile('TSLA').style.background);
});

test('a tile too small for a label is still named', async () => {
  await open();
  expect(tile('V').querySelector('[aria-hidden]')).toBeNull();
  expect(tile('V').textContent).toContain('V +100.00% since bought, $2.00');
});

test('a tick changes the text and color of its tile, but not the layout', async () => {
  await open();
  const [before, color] = [place('AAPL'), tile('AAPL').style.background];
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 90, 1) }));
  expect(tile('AAPL').textContent).toContain('\u221210.00%');
  expect(tile('AAPL').style.background).not.toBe(color);
  expect(place('AAPL')).toEqual(before);
});

test('the map is laid out again when its panel changes size', async () => {
  await open();
  Object.assign(size, { width: 200, height: 400 });
  act(() => resized());
  expect(Number.parseFloat(place('AAPL').width)).toBeLessThanOrEqual(200);
  expect(Number.parseFloat(place('AAPL').height)).toBeGreaterThan(200);
});

test('a click on a tile selects its ticker', async () => {
  await open();
  fireEvent.click(tile('TSLA'));
  expect(selectionStore.getState().ticker).toBe(ticker('TSLA'));
  expect(tile('TSLA').getAttribute('aria-pressed')).toBe('true');
});

test('positions are grouped by sector under its name, if chosen', async () => {
  await open();
  expect(screen.queryByText('Information Technology')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Group by sector' }));
  expect(screen.getByText('Information Technology')).toBeTruthy();
  expect(viewsStore.getState().heatmap_by_sector).toBe(true);
});

test('the colors show the day change instead of the profit, if chosen', async () => {
  await open();
  const day = { ...priceUpdate('AAPL', 110, 1), day_change_percent: -3.21 };
  act(() => pricesStore.apply({ AAPL: day }));
  expect(tile('AAPL').textContent).toContain('+10.00%');
  fireEvent.click(screen.getByRole('radio', { name: 'Today' }));
  expect(tile('AAPL').textContent).toContain('\u22123.21% today');
  expect(viewsStore.getState().heatmap_period).toBe('today');
  fireEvent.click(screen.getByRole('radio', { name: 'Bought' }));
  expect(tile('AAPL').textContent).toContain('+10.00% since bought');
});
