import type { ModelInfo } from '@finally/contract';

/** Returns the name of who answers; the built-in assistant must not be taken for a model. */
export function describeModel(model: ModelInfo): string {
  if (model.provider === 'offline') return 'Offline assistant';
  if (model.provider === 'program') return 'FinAlly';
  if (model.provider === 'mock') return 'Fixed answers';
  return model.name;
}
