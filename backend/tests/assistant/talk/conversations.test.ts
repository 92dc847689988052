import { describe, expect, test } from 'vitest';
import { readPhrasings } from '../models/offline/phrasings.ts';
import { openConversation, writtenAction } from './converse.ts';

const conversations = readPhrasings('../../talk/conversations.md');
const sections = [...new Set(conversations.map(({ section }) => section))];

describe.each(sections)('%s', (section) => {
  const rows = conversations
    .filter((conversation) => conversation.section === section)
    .map((conversation) => [conversation.said.join(' → '), conversation] as const);
  test.each(rows)('%s', async (_, { said, actions, says }) => {
    const { say } = await openConversation(section === 'In confirm mode' ? 'confirm' : 'auto');
    const answers = [];
    for (const message of said) answers.push(await say(message));
    const answer = answers.at(-1);
    expect(answer?.actions.map(writtenAction), answer?.message).toEqual(actions);
    const message = answer?.message ?? '';
    let at = 0;
    for (const words of says) {
      const found = message.toLowerCase().indexOf(words.toLowerCase(), at);
      expect(found, `"${words}" in: ${message}`).toBeGreaterThanOrEqual(at);
      at = found + words.length;
    }
  });
});
