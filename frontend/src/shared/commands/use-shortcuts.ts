'use client';

import { useStore } from 'zustand';
import { type Command, shortcutsOf } from './commands-store';
import { keyChangesStore } from './keys/key-changes-store';
import { defaultKeys, type KeyChanges } from './keys/key-map';
import { useAllCommands } from './use-commands';

/** Returns the shortcuts that the person has changed. */
export const useKeyChanges = (): KeyChanges => useStore(keyChangesStore, ({ changes }) => changes);

export { type Command, defaultKeys, shortcutsOf, useAllCommands };

const NONE: readonly string[] = [];

/** Returns the shortcuts of a command as they are now; none while it is not registered. */
export function useShortcuts(id: string): readonly string[] {
  const command = useAllCommands().find((one) => one.id === id);
  return command ? shortcutsOf(command) : NONE;
}

/** Returns the first shortcut of a command; undefined if it has none. */
export const useShortcut = (id: string): string | undefined => useShortcuts(id)[0];

/** Returns a tooltip with the shortcut behind it: `Pause assistant (F8)`. */
export const withKey = (title: string, key: string | undefined): string =>
  key === undefined ? title : `${title} (${key})`;
