import { areStrings, createRememberedStore } from '../remembered/remembered-store';

const HISTORY_LENGTH_MAX = 100;

interface History {
  /** The entered lines, oldest first. */
  lines: readonly string[];
}

/** The lines entered into the command line, as this browser remembers them. */
export const commandHistoryStore = createRememberedStore<History>(
  'command-history',
  1,
  { lines: [] },
  { lines: areStrings },
);

/** Adds a line as the latest; an earlier equal line is removed. */
export function rememberLine(line: string): void {
  const { lines } = commandHistoryStore.getState();
  const others = lines.filter((other) => other !== line);
  commandHistoryStore.setState({ lines: [...others, line].slice(-HISTORY_LENGTH_MAX) });
}
