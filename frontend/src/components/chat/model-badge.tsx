import type { ModelInfo } from '@finally/contract';
import { describeModel } from '@/lib/receipt-text';

const EXPLANATION = {
  offline:
    'Built into FinAlly: answers from your figures by fixed rules, without a language model.',
  mock: 'Fixed answers for tests, without a language model.',
  openrouter: 'A language model through OpenRouter.',
  openai_compatible: 'A language model on a server of your choice.',
};

/** Who answers. */
export function ModelBadge({ model }: { model: ModelInfo }) {
  const isModel = model.provider === 'openrouter' || model.provider === 'openai_compatible';
  return (
    <span
      title={EXPLANATION[model.provider]}
      className={`max-w-44 truncate rounded-sm border px-1 text-2xs font-medium tracking-normal normal-case ${
        isModel ? 'figures border-info/40 text-info' : 'border-accent/40 text-accent'
      }`}
    >
      {describeModel(model)}
    </span>
  );
}
