import { expect, test, vi } from 'vitest';
import type { PriceSeriesApi } from '../series/price-series';
import type { SideTotal } from './bar-trades';
import { markOf, TradeMarkers } from './trade-markers';

const COLORS = { up: 'green', down: 'red', accent: 'amber' };

const total = (count: number): SideTotal => ({ count, quantity: 5, average_price: 10 });

test.each<[SideTotal | null, SideTotal | null, string, string]>([
  [total(1), null, 'B', 'arrowUp'],
  [total(12), null, 'B12', 'arrowUp'],
  [null, total(1), 'S', 'arrowDown'],
  [null, total(2), 'S2', 'arrowDown'],
  [total(1), total(3), 'B S3', 'circle'],
])('the trades of a bar have one mark with sides and counts', (bought, sold, text, shape) => {
  expect(markOf({ time: 60, bought, sold }, COLORS)).toMatchObject({ time: 60, text, shape });
});

test('a change of the data does not have the whole chart laid out anew', () => {
  const onData: (() => void)[] = [];
  const requestUpdate = vi.fn();
  const timeScale = () => ({ getVisibleLogicalRange: () => null });
  const series = {
    data: () => [],
    subscribeDataChanged: (listener: () => void) => onData.push(listener),
    attachPrimitive(primitive: { attached(parameters: object): void }) {
      primitive.attached({ series: this, chart: { timeScale }, requestUpdate });
    },
  };
  const markers = new TradeMarkers();
  markers.attach(series as unknown as PriceSeriesApi);
  requestUpdate.mockClear();
  for (const listener of onData) listener();
  expect(requestUpdate).not.toHaveBeenCalled();
  markers.draw({ ...COLORS } as never, 0);
  expect(requestUpdate).toHaveBeenCalledOnce();
});
