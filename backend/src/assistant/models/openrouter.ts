import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import type { WallClock } from '../../kernel/time/clock.ts';
import type { AssistantModel } from './model.ts';
import { sdkModel } from './sdk-model.ts';

export interface OpenRouterOptions {
  readonly api_key: string;
  /** The name at OpenRouter: `openai/gpt-oss-120b`. */
  readonly model: string;
  /** Defaults to OpenRouter's own address. */
  readonly base_url?: string | undefined;
  readonly clock: WallClock;
}

/** Creates a model at OpenRouter. */
export function openRouterModel(options: OpenRouterOptions): AssistantModel {
  const { api_key, model, base_url, clock } = options;
  const makeModel = (fetching: typeof fetch) =>
    createOpenRouter({
      apiKey: api_key,
      appName: 'FinAlly',
      compatibility: 'strict',
      fetch: fetching,
      ...(base_url !== undefined && { baseURL: base_url }),
    }).chat(model, {
      structuredOutputs: { strict: true },
      // Without `require_parameters`, providers that do not support JSON schema silently ignore it.
      provider: { order: ['cerebras'], allow_fallbacks: true, require_parameters: true },
    });
  return sdkModel({ provider: 'openrouter', name: model }, makeModel, clock);
}
