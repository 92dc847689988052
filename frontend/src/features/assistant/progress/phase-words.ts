import type { ChatPhase, ChatProgress } from '@finally/contract';

const WORDS: Readonly<Record<ChatPhase, string>> = {
  reading: 'Reading your message',
  looking_up: 'Looking up',
  planning: 'Thinking',
  placing: 'Carrying it out',
  checking: 'Comparing the words with the ledger',
  done: 'Done',
};

/** Says what the assistant is doing: `Looking up: Prices of NVDA`. */
export function describePhase({ phase, steps, words }: ChatProgress): string {
  const running = steps.find(({ outcome }) => outcome === 'running');
  if (phase === 'looking_up' && running) return `${WORDS.looking_up}: ${running.title}`;
  if (phase === 'planning' && words !== '') return 'Writing';
  return WORDS[phase];
}

/** Shown from the moment a message is sent until the server reports something. */
export const FIRST_PHASE = WORDS.reading;
