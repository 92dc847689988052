import type { AssistantMode } from '@finally/contract';

/** The name of each mode of the assistant, and what it means for orders. */
export const MODE_WORDS: Readonly<Record<AssistantMode, { name: string; meaning: string }>> = {
  auto: { name: 'Auto', meaning: 'What you ask for is carried out at once.' },
  confirm: { name: 'Confirm', meaning: 'Each action waits in the chat until you approve it.' },
  read_only: { name: 'Read only', meaning: 'It answers questions and changes nothing.' },
};
