import { commandsStore } from '../commands-store';
import { keyChangesStore } from './key-changes-store';
import { withKeys, withoutKeys } from './key-rules';

/** Gives a command shortcuts, and takes them from those that had them. */
export const changeKeys = (id: string, keys: readonly string[]): void =>
  keyChangesStore.setState(({ changes }) => ({
    changes: withKeys(changes, id, keys, commandsStore.all()),
  }));

/** Gives a command its default shortcuts back, as far as they are free. */
export const resetKeys = (id: string): void =>
  keyChangesStore.setState(({ changes }) => ({ changes: withoutKeys(changes, id) }));

export const resetAllKeys = (): void => keyChangesStore.setState({ changes: {} });
