import type { AssistantSettings } from '@finally/contract';
import { expect, test } from 'vitest';
import { assistantSettingsStore } from '@/features/assistant/settings/assistant-settings-store';
import { fitOfCommand } from '@/shared/matching/matching';
import { wordCommands } from './word-command-actions';

test.each([
  ['clear', 'words.clear'],
  ['drawings', 'words.drawings'],
  ['rebalance', 'words.rebalance'],
  ['rebalance my portfolio', 'words.rebalance'],
  ['refresh', 'words.refresh'],
  ['margin', 'words.margin'],
  ['withdraw 500', 'words.transfer'],
  ['deposit', 'words.transfer'],
  ['halt', 'words.halt'],
])('the word %s has its own answer', (typed, id) => {
  const fitting = wordCommands().filter((one) => fitOfCommand(typed, one)?.fit === 'exact');
  expect(fitting.map((one) => one.id)).toEqual([id]);
});

test.each(['resume', 'unhalt', 'resume assistant', 'start assistant'])(
  '%s resumes the assistant, and is offered only while it is halted',
  (typed) => {
    const [resume] = wordCommands().filter((one) => fitOfCommand(typed, one)?.fit === 'exact');
    expect(resume?.id).toBe('words.resume');
    expect(resume?.enabled?.()).toBe(false);
    assistantSettingsStore.setState({ settings: { halted: true } as AssistantSettings });
    expect(resume?.enabled?.()).toBe(true);
    assistantSettingsStore.setState({ settings: null });
  },
);
