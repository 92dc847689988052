import type { AssistantSettings } from '@finally/contract';
import type { ChatService } from '../../src/assistant/service.ts';
import { DEFAULT_SETTINGS } from '../../src/risk/limits.ts';

/** Settings without version and time, which few tests need. */
export type Limits = Omit<AssistantSettings, 'version' | 'saved'>;

const { version: _version, saved: _saved, ...free } = DEFAULT_SETTINGS;

/** The initial settings. */
export const FREE: Limits = free;

/** Applies settings to the newest version; ends a halt unless they contain one. */
export async function configure(
  chat: Pick<ChatService, 'settings' | 'changeSettings' | 'halt' | 'resume'>,
  { halted = false, ...changes }: Partial<Limits>,
): Promise<void> {
  const { version } = chat.settings();
  const saved = await chat.changeSettings({ ...FREE, ...changes, version });
  if (!saved.ok) throw new Error(saved.error.detail);
  if (halted) await chat.halt();
  else if (chat.settings().halted) await chat.resume();
}
