import type { ModelInfo } from '@finally/contract';

/** Who answers, in words: nobody is to mistake the built-in assistant for a model. */
export function describeModel(model: ModelInfo): string {
  if (model.provider === 'offline') return 'Offline assistant';
  if (model.provider === 'program') return 'FinAlly';
  if (model.provider === 'mock') return 'Fixed answers';
  return model.name;
}
