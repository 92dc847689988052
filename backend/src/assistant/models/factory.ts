import type { WallClock } from '../../kernel/time/clock.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { mockModel } from './mock.ts';
import type { AssistantModel } from './model.ts';
import { offlineModel } from './offline/offline.ts';
import { openAiCompatibleModel } from './openai-compatible.ts';
import { openRouterModel } from './openrouter.ts';

export interface ModelSettings {
  /** `openrouter/openai/gpt-oss-120b`, or the name of a model at `llm_base_url`. */
  readonly llm_model: string;
  readonly llm_base_url?: string | undefined;
  readonly llm_api_key?: string | undefined;
  readonly openrouter_api_key?: string | undefined;
  readonly llm_mock: boolean;
}

export interface ModelResources {
  readonly clock: WallClock;
}

/** Selects the provider; not part of the model's name. */
const OPENROUTER_PREFIX = /^openrouter\//;

/**
 * Creates the configured model, with the built-in assistant as its fallback; without a configured
 * model, the built-in assistant alone.
 */
export function createAssistantModel(
  settings: ModelSettings,
  resources: ModelResources,
): AssistantModel {
  if (settings.llm_mock) return mockModel;
  const model = remoteModel(settings, resources);
  if (!model) return offlineModel;
  return new CircuitBreaker({ model, fallback: offlineModel, clock: resources.clock });
}

function remoteModel(
  { llm_model, llm_base_url: base_url, llm_api_key: api_key, openrouter_api_key }: ModelSettings,
  resources: ModelResources,
): AssistantModel | undefined {
  const model = llm_model.replace(OPENROUTER_PREFIX, '');
  if (base_url !== undefined) {
    return openAiCompatibleModel({ base_url, api_key, model, ...resources });
  }
  return openrouter_api_key === undefined
    ? undefined
    : openRouterModel({ api_key: openrouter_api_key, model, ...resources });
}
