import { expect, test } from 'vitest';
import { createAssistantModel } from '../../../src/assistant/models/factory.ts';
import { systemClock } from '../../../src/kernel/time/clock.ts';

const resources = { clock: systemClock };
const settings = { llm_model: 'openrouter/openai/gpt-oss-120b', llm_mock: false };

test.each([
  ['no key at all', {}, { provider: 'offline', name: 'FinAlly offline assistant' }],
  [
    'a key for OpenRouter',
    { openrouter_api_key: 'k' },
    { provider: 'openrouter', name: 'openai/gpt-oss-120b' },
  ],
  [
    'a server of one’s own',
    { openrouter_api_key: 'k', llm_base_url: 'http://127.0.0.1:11434/v1', llm_model: 'llama3.3' },
    { provider: 'openai_compatible', name: 'llama3.3' },
  ],
  [
    'fixed answers',
    { openrouter_api_key: 'k', llm_mock: true },
    { provider: 'mock', name: 'fixed answers' },
  ],
])('with %s the right model answers', (_, given, info) => {
  expect(createAssistantModel({ ...settings, ...given }, resources).info).toEqual(info);
});
