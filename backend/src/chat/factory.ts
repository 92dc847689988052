import { mockModel } from './mock.ts';
import type { AssistantModel } from './model.ts';
import { offlineModel } from './offline/offline.ts';
import { openAiCompatibleModel } from './providers/openai-compatible.ts';
import { openRouterModel } from './providers/openrouter.ts';

export interface AssistantSettings {
  /** `openrouter/openai/gpt-oss-120b`, or the name of a model at `llm_base_url`. */
  readonly llm_model: string;
  readonly llm_base_url?: string | undefined;
  readonly llm_api_key?: string | undefined;
  readonly openrouter_api_key?: string | undefined;
  readonly llm_mock: boolean;
}

/** Says which provider the rest of the name is for, and is no part of that name. */
const OPENROUTER_PREFIX = /^openrouter\//;

/** The model that the settings ask for: with none of them made, the built-in assistant. */
export function createAssistantModel(settings: AssistantSettings): AssistantModel {
  const { llm_base_url, llm_api_key, openrouter_api_key, llm_mock } = settings;
  const model = settings.llm_model.replace(OPENROUTER_PREFIX, '');
  if (llm_mock) return mockModel;
  if (llm_base_url !== undefined) {
    return openAiCompatibleModel({ base_url: llm_base_url, api_key: llm_api_key, model });
  }
  if (openrouter_api_key !== undefined) {
    return openRouterModel({ api_key: openrouter_api_key, model });
  }
  return offlineModel;
}
