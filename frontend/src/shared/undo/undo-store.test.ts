import { expect, test, vi } from 'vitest';
import { createUndoStore, UNDO_MAX } from './undo-store';

const change = (title: string, log: string[] = []) => ({
  title,
  undo: () => void log.push(`undo ${title}`),
  redo: () => void log.push(`redo ${title}`),
});

test('changes are undone from the latest to the first, and redone in their order', async () => {
  const log: string[] = [];
  const history = createUndoStore();
  for (const title of ['a', 'b', 'c']) history.record(change(title, log));
  expect((await history.undo())?.title).toBe('c');
  await history.undo();
  await history.redo();
  expect(log).toEqual(['undo c', 'undo b', 'redo b']);
});

test('a new change removes what could be redone', async () => {
  const history = createUndoStore();
  history.record(change('a'));
  await history.undo();
  history.record(change('b'));
  expect(await history.redo()).toBeNull();
});

test('one change is undone by itself, and only once', async () => {
  const log: string[] = [];
  const history = createUndoStore();
  const first = history.record(change('first', log));
  history.record(change('second', log));
  await history.undo(first);
  expect(await history.undo(first)).toBeNull();
  await history.undo();
  expect(log).toEqual(['undo first', 'undo second']);
});

test('a gesture that continues after an undo is a separate change', async () => {
  const history = createUndoStore();
  history.record(change('step'), 'keys');
  history.record(change('other'));
  await history.undo();
  history.record(change('step'), 'keys');
  expect(history.getState().done).toHaveLength(2);
});

test('the history is bounded, and an empty history does not fail', async () => {
  const history = createUndoStore();
  expect(await history.undo()).toBeNull();
  for (let n = 0; n <= UNDO_MAX; n += 1) history.record(change(`${n}`));
  expect(history.getState().done).toHaveLength(UNDO_MAX);
});

test('a change whose undo failed or was declined can be undone later', async () => {
  const history = createUndoStore();
  const declined = history.record({ title: 'declined', undo: async () => false });
  const lost = history.record({
    title: 'lost',
    undo: async () => {
      throw new Error('The server cannot be reached.');
    },
  });
  await expect(history.undo(lost)).rejects.toThrow('cannot be reached');
  expect(await history.undo(declined)).toBeNull();
  expect(history.getState().done).toHaveLength(2);
});

test('a change whose redo failed can be redone later', async () => {
  const history = createUndoStore();
  const redo = vi.fn().mockRejectedValueOnce(new Error('The server cannot be reached.'));
  history.record({ title: 'lost', undo: () => {}, redo });
  await history.undo();
  await expect(history.redo()).rejects.toThrow('cannot be reached');
  expect((await history.redo())?.title).toBe('lost');
});

test('an order is undone once and never redone', async () => {
  const history = createUndoStore();
  history.record(change('line'));
  await history.undo();
  const undo = vi.fn(() => Promise.resolve(true));
  const order = history.record({ title: 'buy', placesOrder: true, undo });
  expect(await Promise.all([history.undo(order), history.undo(order)])).toEqual([order, null]);
  expect(undo).toHaveBeenCalledTimes(1);
  expect((await history.redo())?.title).toBe('line');
  expect(await history.redo()).toBeNull();
});
