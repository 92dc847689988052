import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { WallClock } from '../../kernel/time/clock.ts';
import type { AssistantModel } from './model.ts';
import { sdkModel } from './sdk-model.ts';

export interface OpenAiCompatibleOptions {
  /** Up to and including `/v1`. */
  readonly base_url: string;
  /** Most local servers need none. */
  readonly api_key?: string | undefined;
  readonly model: string;
  readonly clock: WallClock;
}

/** Creates a model behind any server with OpenAI's chat completions API, such as Ollama or vLLM. */
export function openAiCompatibleModel(options: OpenAiCompatibleOptions): AssistantModel {
  const { base_url, api_key, model, clock } = options;
  const makeModel = (fetching: typeof fetch) =>
    createOpenAICompatible({
      name: 'openai-compatible',
      baseURL: base_url,
      supportsStructuredOutputs: true,
      fetch: fetching,
      ...(api_key !== undefined && { apiKey: api_key }),
    }).chatModel(model);
  return sdkModel({ provider: 'openai_compatible', name: model }, makeModel, clock);
}
