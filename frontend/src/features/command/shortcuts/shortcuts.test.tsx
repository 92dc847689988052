import { fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commandsStore } from '@/shared/commands/commands-store';
import { keyChangesStore } from '@/shared/commands/keys/key-changes-store';
import { Shortcuts } from './shortcuts';

const run = vi.fn();
let unregister = () => {};

beforeEach(() => {
  run.mockClear();
  unregister = commandsStore.register([
    { id: 'go.chart', title: 'Go to Chart', group: 'Desk', keys: 'g c', run },
    {
      id: 'buy',
      title: 'Buy what the ticket says',
      group: 'Trade',
      keys: 'Shift+B',
      placesOrder: true,
      run,
    },
    { id: 'reset', title: 'Reset the layout', group: 'Desk', run },
  ]);
});
afterEach(() => {
  unregister();
  keyChangesStore.setState({ changes: {} });
});

const search = () => screen.getByRole('searchbox', { name: 'Search shortcuts' });
const row = (title: string) =>
  screen.getByText(title, { selector: 'li *' }).closest('li') as HTMLElement;
const capsOf = (title: string) =>
  [...row(title).querySelectorAll('kbd')].map(({ textContent }) => textContent);
const field = () => screen.getByRole('textbox', { name: 'New keys' });
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(field(), { key });
};
const change = (title: string) =>
  fireEvent.click(within(row(title)).getByRole('button', { name: `Change the keys of: ${title}` }));

test('the search has the focus, and finds by name, by key and among commands without keys', () => {
  render(<Shortcuts onClose={() => {}} />);
  expect(document.activeElement).toBe(search());
  expect(screen.queryByText('Reset the layout')).toBeNull();
  fireEvent.change(search(), { target: { value: 'layout' } });
  expect(row('Reset the layout').textContent).toContain('no key');
  fireEvent.change(search(), { target: { value: 'g c' } });
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
  expect(row('Go to Chart')).toBeTruthy();
  fireEvent.change(search(), { target: { value: 'xyzzy' } });
  expect(screen.getByRole('status').textContent).toContain('xyzzy');
});

test('a changed key is shown, runs its command, and can be reset', () => {
  render(<Shortcuts onClose={() => {}} />);
  change('Go to Chart');
  press('q', 'x', 'Backspace', 'w');
  fireEvent.click(screen.getByRole('button', { name: 'Use these keys' }));
  expect(capsOf('Go to Chart')).toEqual(['Q', 'W']);
  commandsStore.press('q', 0);
  commandsStore.press('w', 1);
  expect(run).toHaveBeenCalledTimes(1);
  change('Go to Chart');
  fireEvent.click(screen.getByRole('button', { name: 'Reset to g c' }));
  expect(capsOf('Go to Chart')).toEqual(['G', 'C']);
});

test('a conflict names whose key it is, and Enter takes it from there', () => {
  render(<Shortcuts onClose={() => {}} />);
  change('Go to Chart');
  fireEvent.keyDown(field(), { key: 'B', shiftKey: true });
  expect(screen.getByRole('status').textContent).toContain('Used by: Buy what the ticket says');
  press('Enter');
  expect(capsOf('Go to Chart')).toEqual(['Shift', 'B']);
  expect(row('Buy what the ticket says').textContent).toContain('no key');
  fireEvent.click(screen.getByRole('button', { name: 'Reset all keys' }));
  expect(capsOf('Buy what the ticket says')).toEqual(['Shift', 'B']);
  expect(document.activeElement).toBe(search());
});

test('a key of the browser is refused with a sentence, and Enter does not use it', () => {
  render(<Shortcuts onClose={() => {}} />);
  change('Go to Chart');
  fireEvent.keyDown(field(), { key: 'w', ctrlKey: true });
  expect(screen.getByRole('status').textContent).toBe(
    'Ctrl+W belongs to the browser. Choose another key.',
  );
  press('Enter');
  expect(field()).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(capsOf('Go to Chart')).toEqual(['G', 'C']);
});

test('an order key that is changed still places nothing until the order keys are on', () => {
  render(<Shortcuts onClose={() => {}} />);
  change('Buy what the ticket says');
  press('q');
  fireEvent.click(screen.getByRole('button', { name: 'Use these keys' }));
  expect(commandsStore.press('q', 0)).toBe(true);
  expect(run).not.toHaveBeenCalled();
});
