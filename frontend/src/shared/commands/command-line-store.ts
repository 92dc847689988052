import { createStore, type StoreApi } from 'zustand/vanilla';
import { createRememberedStore } from '../remembered/remembered-store';

/** The overlay that is open: the command line, the list of shortcuts, or none. */
export const overlayStore: StoreApi<'line' | 'shortcuts' | null> = createStore<
  'line' | 'shortcuts' | null
>(() => null);

/** The text of the command line; its store is part of the first load, its grammar is not. */
export const lineStore: StoreApi<string> = createStore<string>(() => '');

const HISTORY_LENGTH_MAX = 100;

interface History {
  /** The entered lines, oldest first. */
  lines: readonly string[];
}

const areLines = (value: unknown) =>
  Array.isArray(value) && value.every((line) => typeof line === 'string');

/** The lines entered into the command line, as this browser remembers them. */
export const commandHistoryStore = createRememberedStore<History>(
  'command-history',
  1,
  { lines: [] },
  { lines: areLines },
);

/** Adds a line as the latest; an earlier equal line is removed. */
export function rememberLine(line: string): void {
  const { lines } = commandHistoryStore.getState();
  const others = lines.filter((other) => other !== line);
  commandHistoryStore.setState({ lines: [...others, line].slice(-HISTORY_LENGTH_MAX) });
}
