import { createStore, type StoreApi } from 'zustand/vanilla';
import { createRememberedStore } from '../remembered/remembered-store';

/** What stands before the page: the command line, the list of shortcuts, or nothing. */
export const overlayStore: StoreApi<'line' | 'shortcuts' | null> = createStore<
  'line' | 'shortcuts' | null
>(() => null);

/** What is typed into the command line; it is there before anything that understands it. */
export const lineStore: StoreApi<string> = createStore<string>(() => '');

const HISTORY_LENGTH_MAX = 100;

interface History {
  /** What was entered, oldest first. */
  lines: readonly string[];
}

const areLines = (value: unknown) =>
  Array.isArray(value) && value.every((line) => typeof line === 'string');

/** What was entered into the command line, as this browser remembers it. */
export const commandHistoryStore = createRememberedStore<History>(
  'command-history',
  1,
  { lines: [] },
  { lines: areLines },
);

/** Remembers a line as the latest; one that was there before moves to the end. */
export function rememberLine(line: string): void {
  const { lines } = commandHistoryStore.getState();
  const others = lines.filter((other) => other !== line);
  commandHistoryStore.setState({ lines: [...others, line].slice(-HISTORY_LENGTH_MAX) });
}
