'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAccountChange } from '@/features/session/use-account-events';
import { toast } from '@/shared/toast';
import { type AssistantSettingsState, assistantSettingsStore } from './assistant-settings-store';

export type { AssistantChoices } from './assistant-settings-store';

const UNSAVED =
  'The halt holds, but it could not be written down yet because the database cannot be written.';

/** Stops the assistant, or lets it act again; tells where that did not get through. */
async function halt(halted: boolean): Promise<void> {
  const failure = await assistantSettingsStore.halt(halted);
  if (failure === null) {
    if (halted && assistantSettingsStore.getState().settings?.saved === false) {
      toast('The assistant is halted', { id: 'assistant-halt', description: UNSAVED });
    }
    return;
  }
  toast.error(halted ? 'The assistant could not be halted' : 'The assistant could not be resumed', {
    id: 'assistant-halt',
    description: failure,
    duration: Number.POSITIVE_INFINITY,
    action: { label: 'Try again', onClick: () => void halt(halted) },
  });
}

export { halt as haltAssistant };

/** What the assistant may do, as last told, and how to change it. */
export const useAssistantSettings = (): AssistantSettingsState & {
  halt: typeof halt;
  save: typeof assistantSettingsStore.save;
} => ({ ...useStore(assistantSettingsStore), halt, save: assistantSettingsStore.save });

/** Keeps the settings current while the caller is on the page. One caller only. */
export function useAssistantSettingsLoading(): void {
  useEffect(() => void assistantSettingsStore.load(), []);
  useAccountChange('settings', assistantSettingsStore.load);
}

/** The key that halts the assistant wherever the focus is, in a text field or a dialog too. */
export const HALT_KEY = 'F8';

/**
 * Listens for the key that halts. It never resumes: pressed twice in a hurry,
 * the assistant stays halted. One caller only.
 */
export function useHaltKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== HALT_KEY) return;
      event.preventDefault();
      if (!event.repeat) void halt(true);
    };
    // Before anything on the page can keep the key to itself.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
