import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { alertsStore } from '@/features/alerts/alerts-store';
import { workingOrdersStore } from '@/features/orders/working/working-orders-store';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { selectionStore } from '@/features/symbols/selection-store';
import { overlayStore } from '@/shared/commands/command-line-store';
import { runCommand } from '@/shared/commands/run-command-actions';
import { portfolio, ticker } from '@/shared/tests/samples';
import { NEW_TOUR } from './tour-progress';
import { tourStore } from './tour-store';
import { TourStrip } from './tour-strip';

beforeEach(() => {
  tourStore.setState(NEW_TOUR);
  portfolioStore.setState({ portfolio: portfolio(10_000) });
  workingOrdersStore.setState({ orders: [] });
  alertsStore.setState({ alerts: [] });
  selectionStore.setState({ ticker: ticker('AAPL') });
  overlayStore.setState(null, true);
});

const tour = () => screen.queryByRole('region', { name: 'Tour' });
const step = () => screen.getByRole('status').textContent?.slice(0, 4);
const start = () => act(() => void runCommand('tour.start'));

test('nothing is shown before the tour is started, and the focus stays where it was', () => {
  render(
    <>
      <input aria-label="Elsewhere" />
      <TourStrip />
    </>,
  );
  expect(tour()).toBeNull();
  screen.getByRole('textbox').focus();
  start();
  expect(step()).toBe('1/10');
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
});

test('a step that is done leads to the next one', () => {
  render(<TourStrip />);
  start();
  act(() => selectionStore.setState({ ticker: ticker('NVDA') }));
  expect(step()).toBe('2/10');
});

test('Escape in a field does not end the tour, and elsewhere it does; it goes on where it was', () => {
  render(
    <>
      <input aria-label="Elsewhere" />
      <TourStrip />
    </>,
  );
  start();
  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
  screen.getByRole('textbox').focus();
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' });
  expect(tour()).not.toBeNull();
  act(() => screen.getByRole('textbox').blur());
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(tour()).toBeNull();
  start();
  expect(step()).toBe('2/10');
});

test('the last step ends the tour', () => {
  render(<TourStrip />);
  act(() => tourStore.setState({ state: 'running', step: 9 }));
  expect(screen.getByRole('button', { name: 'Finish' })).toBeTruthy();
  act(() => overlayStore.setState('shortcuts', true));
  expect(tour()).toBeNull();
  expect(tourStore.getState().state).toBe('done');
});
