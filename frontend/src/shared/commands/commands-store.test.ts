import { expect, test, vi } from 'vitest';
import { createCommandsStore } from './commands-store';
import { NEVER_ARMED } from './tests/never-armed';

const command = (id: string, more = {}) => ({
  id,
  title: id,
  group: 'Test',
  run: vi.fn(),
  ...more,
});

test('a command runs by its id and by each of its keys', () => {
  const store = createCommandsStore(NEVER_ARMED);
  const open = command('open', { keys: ['/', 'Ctrl+K'] });
  store.register([open]);
  expect(store.run('open')).toBe(true);
  expect(store.press('/', 0)).toBe(true);
  expect(store.press('Ctrl+K', 1)).toBe(true);
  expect(open.run).toHaveBeenCalledTimes(3);
  expect(store.run('close')).toBe(false);
  expect(store.press('x', 2)).toBe(false);
});

test('a sequence runs on its last stroke, unless it is too slow', () => {
  const store = createCommandsStore(NEVER_ARMED);
  const go = command('go', { keys: 'g p' });
  store.register([go]);
  expect(store.press('g', 0)).toBe(true);
  store.press('p', 500);
  expect(go.run).toHaveBeenCalledTimes(1);
  store.press('g', 1_000);
  store.press('p', 9_000);
  expect(go.run).toHaveBeenCalledTimes(1);
});

test('a key that does not continue a started sequence ends it and runs no other command', () => {
  const onUnknownSequence = vi.fn();
  const store = createCommandsStore({ isArmed: () => true, onRefused: vi.fn(), onUnknownSequence });
  const go = command('go', { keys: 'g p' });
  const fold = command('fold', { keys: 'f p' });
  const other = command('other', { keys: 'x' });
  const buy = command('buy', { keys: 'Shift+B', placesOrder: true });
  store.register([go, fold, other, buy]);
  const press = (...strokes: string[]) => strokes.map((stroke) => store.press(stroke, 0));
  for (const [start, next] of [
    ['g', 'Shift+B'],
    ['f', 'Shift+B'],
    ['g', 'x'],
    ['g', 'f'],
    ['g', 'g'],
  ] as const) {
    expect(press(start, next)).toEqual([true, true]);
    expect(onUnknownSequence).toHaveBeenLastCalledWith(`${start} ${next}`);
  }
  // A key without a command is left to the browser, and ends the sequence too.
  expect(press('g', 'Tab', 'p')).toEqual([true, false, false]);
  for (const { run } of [go, fold, other, buy]) expect(run).not.toHaveBeenCalled();
  press('Shift+B');
  expect(buy.run).toHaveBeenCalledTimes(1);
});

test('while text is typed, only strokes that enter no text count', () => {
  const store = createCommandsStore(NEVER_ARMED);
  const plain = command('plain', { keys: 'b' });
  const control = command('control', { keys: 'Ctrl+K' });
  store.register([plain, control]);
  expect(store.press('b', 0, true)).toBe(false);
  expect(store.press('Ctrl+K', 1, true)).toBe(true);
  expect(plain.run).not.toHaveBeenCalled();
});

test('a disabled command does not run', () => {
  const store = createCommandsStore(NEVER_ARMED);
  const undo = command('undo', { keys: 'u', enabled: () => false });
  store.register([undo]);
  expect(store.run('undo')).toBe(false);
  expect(store.press('u', 0)).toBe(false);
  expect(undo.run).not.toHaveBeenCalled();
});

test('the command registered last has precedence, until it is removed', () => {
  const store = createCommandsStore(NEVER_ARMED);
  const first = command('same', { keys: 'a' });
  const second = command('same', { keys: 'a' });
  store.register([first]);
  const unregister = store.register([second]);
  store.press('a', 0);
  expect(store.all()).toHaveLength(1);
  unregister();
  store.press('a', 1);
  expect([first.run.mock.calls.length, second.run.mock.calls.length]).toEqual([1, 1]);
});

test('a key that places an order only shows a message until the keys are armed', () => {
  let isArmed = false;
  const onRefused = vi.fn();
  const store = createCommandsStore({
    isArmed: () => isArmed,
    onRefused,
    onUnknownSequence: vi.fn(),
  });
  const buy = command('buy', { keys: ['Shift+B', 'o b'], placesOrder: true });
  store.register([buy]);
  for (const [index, stroke] of ['Shift+B', 'o', 'b'].entries()) store.press(stroke, index);
  expect(buy.run).not.toHaveBeenCalled();
  expect(onRefused.mock.calls.map(([, stroke]) => stroke)).toEqual(['Shift+B', 'o b']);
  isArmed = true;
  store.press('Shift+B', 10_000);
  expect(buy.run).toHaveBeenCalledTimes(1);
});
