'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAccountChange } from '@/features/session/use-account-events';
import { shortcutsOf } from '@/shared/commands/commands-store';
import { strokeOf } from '@/shared/commands/shortcut';
import { toast } from '@/shared/toast';
import { type AssistantSettingsState, assistantSettingsStore } from './assistant-settings-store';

export type { AssistantChoices } from './assistant-settings-store';

const UNSAVED =
  'The pause is in force, but it could not be saved yet because the database cannot be written.';

const PAUSED = 'The assistant is paused. You can still trade.';
const RESUMED = 'The assistant may act again.';

/** Halts or resumes the assistant; says in a toast what that means, or why it failed. */
async function halt(halted: boolean): Promise<void> {
  const failure = await assistantSettingsStore.halt(halted);
  if (failure === null) {
    toast.dismiss('assistant-halt-failed');
    const isUnsaved = halted && assistantSettingsStore.getState().settings?.saved === false;
    toast(halted ? PAUSED : RESUMED, {
      id: 'assistant-halt',
      ...(isUnsaved && { description: UNSAVED }),
    });
    return;
  }
  toast.error(halted ? 'The assistant could not be paused' : 'The assistant could not be resumed', {
    id: 'assistant-halt-failed',
    description: failure,
    duration: Number.POSITIVE_INFINITY,
    action: { label: 'Try again', onClick: () => void halt(halted) },
  });
}

export { halt as haltAssistant };

/** Returns whether the assistant is halted, as last reported. */
export const isAssistantHalted = (): boolean =>
  assistantSettingsStore.getState().settings?.halted === true;

/** Returns the settings of the assistant as last reported, and the functions that change them. */
export const useAssistantSettings = (): AssistantSettingsState & {
  halt: typeof halt;
  save: typeof assistantSettingsStore.save;
} => ({ ...useStore(assistantSettingsStore), halt, save: assistantSettingsStore.save });

/** Keeps the settings current while the caller is mounted. One caller only. */
export function useAssistantSettingsLoading(): void {
  useEffect(() => void assistantSettingsStore.load(), []);
  useAccountChange('settings', assistantSettingsStore.load);
}

/** Halts the assistant, wherever the focus is. */
export const HALT_COMMAND = { id: 'words.halt', keys: 'F8' };

/** Handles the key that halts. It never resumes, so that pressing it twice is safe. One caller only. */
export function useHaltKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const stroke = strokeOf(event);
      if (stroke === null || !shortcutsOf(HALT_COMMAND).includes(stroke)) return;
      event.preventDefault();
      if (!event.repeat) void halt(true);
    };
    // In the capture phase, before anything on the page can stop the event.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
