import type { ModelInfo } from '@finally/contract';
import { describeModel } from './model-name';

export const isLanguageModel = ({ provider }: ModelInfo): boolean =>
  provider === 'openrouter' || provider === 'openai_compatible';

/** The name of a model; `isShort` if there is little room. */
export function ModelBadge({ model, isShort = false }: { model: ModelInfo; isShort?: boolean }) {
  return (
    <span
      title={describeModel(model)}
      className={`min-w-0 max-w-44 truncate rounded-sm border px-1 text-2xs font-medium tracking-normal normal-case ${
        isLanguageModel(model) ? 'figures border-info/40 text-info' : 'border-accent/40 text-accent'
      }`}
    >
      {isShort && model.provider === 'offline' ? 'Offline' : describeModel(model)}
    </span>
  );
}
