import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { AssistantModel } from '../model.ts';
import { sdkModel } from './sdk-model.ts';

export interface OpenAiCompatibleOptions {
  /** Up to and including `/v1`. */
  readonly base_url: string;
  /** Local servers mostly need none. */
  readonly api_key?: string | undefined;
  readonly model: string;
}

/** A model behind any server that speaks OpenAI's chat completions: Ollama, vLLM and others. */
export function openAiCompatibleModel(options: OpenAiCompatibleOptions): AssistantModel {
  const { base_url, api_key, model } = options;
  const provider = createOpenAICompatible({
    name: 'openai-compatible',
    baseURL: base_url,
    supportsStructuredOutputs: true,
    ...(api_key !== undefined && { apiKey: api_key }),
  });
  return sdkModel({ provider: 'openai_compatible', name: model }, provider.chatModel(model));
}
