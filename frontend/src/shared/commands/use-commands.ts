'use client';

import { useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { isComposing } from '../browser/composition';
import { isEmptyField, isInModal, isInOwnKeys, textFieldAt } from '../browser/text-field';
import { type Command, commandsStore, shortcutsOf } from './commands-store';
import { takeEarlyLine } from './early-keys';
import { strokeOf } from './shortcut';
import { changeLine, openOverlay } from './use-overlay';

export type { Command };
export { shortcutsOf };

/** Opens the command line; nothing that is typed into a field of the page begins with it. */
export const LINE_KEY = '/';

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event) || event.repeat) return;
  const stroke = strokeOf(event);
  const { target } = event;
  if (stroke === null || isInModal(target)) return;
  const opensLine = stroke === LINE_KEY && isEmptyField(target);
  const isTyping = isInOwnKeys(target) || (textFieldAt(target) !== null && !opensLine);
  if (commandsStore.press(stroke, event.timeStamp, isTyping)) event.preventDefault();
}

/** Listens for the shortcuts of every command while the caller is on the page. One caller only. */
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
 * Offers commands while the caller is on the page; they always see its latest
 * state. What is seen can be done: they are there before it is painted.
 */
export function useCommands(commands: readonly Command[]): void {
  // Also asked while others render, where an effect event may not be called.
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  const find = (id: string) => latest.current.find((command) => command.id === id);
  const shown = JSON.stringify(commands.map(({ id, title, keys }) => [id, title, keys]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: it stands for the commands, whose functions are looked up when they are needed.
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

/** Every command there is, for whoever lists them. */
export const useAllCommands = (): readonly Command[] => {
  useStore(commandsStore);
  return commandsStore.all();
};
