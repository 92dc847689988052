import { expect, test } from 'vitest';
import { isTypedAsText, type Keystroke, keyCaps, strokeOf } from './shortcut';

const press = (key: string, held: Partial<Keystroke> = {}): string | null =>
  strokeOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test('a stroke is written the same with and without caps lock', () => {
  expect(press('g')).toBe('g');
  expect(press('G')).toBe('g');
  expect(press('G', { shiftKey: true })).toBe('Shift+G');
  expect(press('k', { ctrlKey: true })).toBe('Ctrl+K');
  expect(press('k', { metaKey: true })).toBe('Ctrl+K');
  expect(press('ArrowUp', { altKey: true })).toBe('Alt+ArrowUp');
});

test('a printable key with Shift is a key of its own', () => {
  expect(press('?', { shiftKey: true })).toBe('?');
  expect(press('Enter', { shiftKey: true })).toBe('Shift+Enter');
});

test('a modifier alone is no stroke', () => {
  expect(press('Shift', { shiftKey: true })).toBeNull();
  expect(press('Control', { ctrlKey: true })).toBeNull();
});

test('while text is typed, only strokes with Ctrl or Alt that do not edit count', () => {
  for (const stroke of ['b', 'Shift+B', 'Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+Y', 'Ctrl+A']) {
    expect(isTypedAsText(stroke)).toBe(true);
  }
  expect(isTypedAsText('Ctrl+K')).toBe(false);
  expect(isTypedAsText('Alt+ArrowUp')).toBe(false);
});

test('key caps name each key once, and the command key on a Mac', () => {
  expect(keyCaps('g p', false)).toEqual(['G', 'P']);
  expect(keyCaps('Ctrl+K', false)).toEqual(['Ctrl', 'K']);
  expect(keyCaps('Ctrl+K', true)).toEqual(['\u2318', 'K']);
  expect(keyCaps('Alt+ArrowUp', false)).toEqual(['Alt', '\u2191']);
});
