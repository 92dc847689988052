import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lazyComponent, lazyDialog } from './lazy-boundary';

const log = vi.spyOn(console, 'error');

beforeEach(() => void log.mockImplementation(() => {}));
afterEach(() => {
  vi.useRealTimers();
  log.mockReset();
});

/** A script whose first fetches fail. */
function script<Component>(component: Component, failures: number) {
  let left = failures;
  return async () => {
    left -= 1;
    if (left >= 0) throw new Error('The script was not fetched.');
    return component;
  };
}

test('a component that could not be loaded says so, and appears once it is loaded', async () => {
  vi.useFakeTimers();
  const Panel = lazyComponent(
    script(() => <p>the panel</p>, 2),
    { loading: () => <p>on its way</p>, failed: () => <p>not loaded</p> },
  );
  render(<Panel />);
  expect(screen.getByText('on its way')).toBeTruthy();
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(screen.getByText('not loaded')).toBeTruthy();
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  expect(screen.getByText('the panel')).toBeTruthy();
});

test('a dialog that could not be loaded says so and is loaded when it is opened again', async () => {
  const Dialog = lazyDialog(
    'Shortcuts',
    script(() => <p>all keys</p>, 1),
  );
  const close = vi.fn();
  const { unmount } = render(<Dialog onClose={close} />);
  // It takes the keys before it is there.
  expect(document.activeElement?.closest('[role=dialog]')).toBeTruthy();
  await waitFor(() =>
    expect(screen.getByRole('alert').textContent).toContain('Shortcuts could not be loaded'),
  );
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  expect(close).toHaveBeenCalledTimes(1);
  unmount();
  render(<Dialog onClose={close} />);
  expect(await screen.findByText('all keys')).toBeTruthy();
});
