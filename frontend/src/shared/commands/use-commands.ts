'use client';

import { useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { isComposing } from '../browser/composition';
import { isEmptyField, isInModal, isInOwnKeys, textFieldAt } from '../browser/text-field';
import { type Command, commandsStore, shortcutsOf } from './commands-store';
import { LINE_COMMAND, takeEarlyLine } from './early-keys';
import { keyChangesStore } from './keys/key-changes-store';
import { strokeOf } from './shortcut';
import { changeLine, openOverlay } from './use-overlay';

export type { Command };
export { LINE_COMMAND, shortcutsOf };

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event) || event.repeat) return;
  const stroke = strokeOf(event);
  const { target } = event;
  if (stroke === null || isInModal(target)) return;
  const opensLine = shortcutsOf(LINE_COMMAND).includes(stroke) && isEmptyField(target);
  const isTyping = isInOwnKeys(target) || (textFieldAt(target) !== null && !opensLine);
  if (commandsStore.press(stroke, event.timeStamp, isTyping)) event.preventDefault();
}

/** Handles the shortcuts of all commands while the caller is mounted. One caller only. */
export function useCommandKeys(): void {
  useLayoutEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    const early = takeEarlyLine(document.documentElement);
    if (early !== null) {
      openOverlay('line');
      changeLine(early);
    }
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/**
 * Registers commands while the caller is mounted; they always use its latest state. They are registered
 * before the paint, so that every visible command can be run.
 */
export function useCommands(commands: readonly Command[]): void {
  // A ref, because effect events may not be called while other components render.
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  const find = (id: string) => latest.current.find((command) => command.id === id);
  const shown = JSON.stringify(commands);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` identifies the commands, whose functions are looked up when needed.
  useLayoutEffect(
    () =>
      commandsStore.register(
        commands.map((command) => ({
          ...command,
          run: () => find(command.id)?.run(),
          enabled: () => find(command.id)?.enabled?.() ?? true,
        })),
      ),
    [shown],
  );
}

/** Returns all registered commands; renders again if they or their shortcuts change. */
export const useAllCommands = (): readonly Command[] => {
  useStore(commandsStore);
  useStore(keyChangesStore);
  return commandsStore.all();
};
